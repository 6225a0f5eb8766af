import { aLoanDefinition, aMachine, loanVocabulary } from '../testing/index.js';
import type { LoanDefinition } from '../testing/index.js';
import { differences } from './diff.js';

const former = aMachine(aLoanDefinition(), loanVocabulary);

function said(change: (definition: LoanDefinition) => void): readonly string[] {
  const definition = aLoanDefinition();
  definition['version'] = 2;
  change(definition);
  return differences(former, aMachine(definition, loanVocabulary)).map(({ message }) => message);
}

describe('the differences between two versions', () => {
  it('are none where only the layout differs', () => {
    expect(said(() => undefined)).toEqual([]);
  });

  it.each<[string, (states: LoanDefinition) => void, readonly string[]]>([
    [
      'a state, with what happens and waits there',
      ({ asking }) => {
        asking.states.third = {
          owner: 'chair',
          deadlines: [{ name: 'watchDue', to: ['chair'], remind: ['P2D'] }],
          on: { loanRefused: { target: 'refused', by: ['chair'] } },
        };
      },
      [
        'State asking.third is new, where the chair has to act.',
        'asking.third gains the deadline watchDue (for chair, reminders P2D).',
        'asking.third takes loanRefused: to refused, by chair.',
      ],
    ],
    [
      'an owner',
      ({ contract }) => void (contract.states.bank.owner = 'officer'),
      ['In contract.bank the officer has to act, before the authority.'],
    ],
    [
      'an event',
      ({ contract }) => {
        contract.states.borrower.on.loanChanged = contract.states.borrower.on.contractRewritten;
        delete contract.states.borrower.on.contractRewritten;
      },
      [
        'contract.borrower takes loanChanged: to contract.bank, by authority.',
        'contract.borrower does not take contractRewritten any more.',
      ],
    ],
    [
      'a guard, a permission, an effect and a target',
      ({ asking }) => {
        const [first] = asking.states.open.on.loanGranted;
        first.guards = ['withinLimit', 'inTime'];
        first.by = ['authority', 'chair'];
        first.notBy = ['loanAsked'];
        asking.states.open.on.loanGranted[1].notBy = ['loanAsked'];
        first.effects = [];
        first.target = 'asking.second';
      },
      [
        'loanGranted of asking.open leads to asking.second, before to contract.bank.',
        'loanGranted of asking.open gains the permission chair.',
        'loanGranted of asking.open loses the permission not by who sent loanChanged.',
        'loanGranted of asking.open gains the guard inTime.',
        'loanGranted of asking.open loses the guard nothingMissing.',
        'loanGranted of asking.open loses the effect tell {"template":"granted"}.',
        'loanGranted of asking.open loses the permission not by who sent loanChanged.',
      ],
    ],
    [
      'a deadline and what it sends',
      ({ asking, contract }) => {
        delete contract.states.bank.deadlines;
        contract.deadlines = [{ name: 'loanEnd', to: ['authority'] }];
        asking.deadlines[0].remind = ['P7D'];
      },
      [
        'asking: the deadline closing is now for applicant, then askingEnded, reminders P7D, before for applicant, then askingEnded, reminders P7D PT3H.',
        'contract gains the deadline loanEnd (for authority).',
        'contract.bank loses the deadline answerDue.',
      ],
    ],
    [
      'a pause',
      ({ asking }) => void (asking.states.second.pauses = [{ deadline: 'answerDue', resume: 'anew' }]),
      ['asking.second gains the pause of answerDue (then anew).'],
    ],
    [
      'a deadline that tells several',
      ({ asking }) => void asking.states.open.deadlines.push({ name: 'loanEnd', to: ['authority', 'chair'] }),
      ['asking.open gains the deadline loanEnd (for authority and chair).'],
    ],
    [
      'an end that is new',
      (states) => {
        states['dropped'] = { final: true };
        states['asking'].on.loanRefused.target = 'dropped';
      },
      ['loanRefused of asking leads to dropped, before to refused.', 'State dropped is new, an end.'],
    ],
    [
      'a state where nobody has to act, and which loses its owner',
      ({ asking, contract }) => {
        asking.states.third = { on: { loanRefused: { by: ['chair'] } } };
        delete contract.states.bank.owner;
      },
      [
        'State asking.third is new.',
        'asking.third takes loanRefused: it stays, by chair.',
        'In contract.bank the - has to act, before the authority.',
      ],
    ],
    [
      'a state that is owned now',
      ({ asking }) => void (asking.owner = 'officer'),
      ['In asking the officer has to act, before the -.'],
    ],
    [
      'a state that was divided, and another that begins elsewhere',
      ({ contract, running }) => {
        contract.states.bank.states = { desk: {}, board: {} };
        running.states.watch.initial = 'close';
      },
      [
        'State contract.bank was atomic and is compound.',
        'State contract.bank.desk is new, where the authority has to act.',
        'State contract.bank.board is new, where the authority has to act.',
        'running.watch begins with close, before with calm.',
      ],
    ],
    [
      'a way more and a way less, with what it asks',
      ({ asking }) => {
        asking.states.open.on.loanGranted.pop();
        asking.on.loanRefused = [
          asking.on.loanRefused,
          { target: 'refused', by: ['chair', 'officer'], guards: ['inTime', 'nothingMissing'] },
        ];
      },
      [
        'loanRefused of asking gains a way: to refused, by chair or officer if inTime and nothingMissing.',
        'loanGranted of asking.open loses a way: to asking.second, by authority or chair if nothingMissing.',
      ],
    ],
    [
      'an event with several ways',
      ({ contract }) => {
        contract.states.bank.on.loanRefused = [
          { target: 'refused', by: ['chair'], guards: ['inTime'] },
          { by: ['chair'] },
        ];
      },
      ['contract.bank takes loanRefused: to refused, by chair if inTime; or it stays, by chair.'],
    ],
    [
      'an event that no longer leads anywhere, and one that now does',
      ({ asking }) => {
        delete asking.on.loanRefused.target;
        asking.states.open.on.loanChanged.target = 'asking.second';
      },
      [
        'loanRefused of asking leads to where it is, before to refused.',
        'loanChanged of asking.open leads to asking.second, before to where it was.',
      ],
    ],
  ])('name %s', (_what, change, messages) => {
    expect(said(({ states }) => change(states))).toEqual(messages);
  });

  it('name a state that is gone, and where its files go', () => {
    const without = (definition: LoanDefinition) => {
      delete definition['states'].asking.states.second;
      definition['states'].asking.states.open.on.loanGranted.pop();
    };

    expect(said(without)).toContain('State asking.second is no more, and no state takes its place.');
    expect(
      said((definition) => {
        without(definition);
        definition['version'] = 3;
        definition['replaces'] = [
          { version: 2, states: { 'asking.second': 'refused' } },
          { version: 1, states: { 'asking.second': 'asking.open' } },
        ];
      }),
    ).toContain('State asking.second is no more; files that stand there go on in asking.open.');
  });

  it('name another beginning', () => {
    expect(said((definition) => void (definition['start'].target = 'asking.second'))).toEqual([
      'loanAsked leads to asking.second, before to asking.open.',
    ]);
    expect(said((definition) => void (definition['start'].event = 'loanChanged'))).toEqual([
      'Files begin with loanChanged, before with loanAsked.',
    ]);
  });

  it('are sorted by what they are and where', () => {
    const definition = aLoanDefinition();
    definition['version'] = 2;
    definition['start'].event = 'loanChanged';
    definition['start'].target = 'asking.second';
    const { asking, contract, running } = definition['states'];
    asking.owner = 'officer';
    asking.on.loanRefused = { by: ['chair'], guards: ['inTime'] };
    contract.states.bank.states = { desk: {} };
    delete running.states.watch.states.close.deadlines;
    definition['states'].asking.states.second.pauses = [{ deadline: 'answerDue', resume: 'rest' }];

    const found = differences(former, aMachine(definition, loanVocabulary));

    expect(found.map(({ kind, what, state }) => `${kind} ${what} ${state}`)).toEqual([
      'changed start ',
      'changed start ',
      'changed owner asking',
      'changed event asking',
      'added permission asking',
      'removed permission asking',
      'added guard asking',
      'removed effect asking',
      'added pause asking.second',
      'changed state contract.bank',
      'added state contract.bank.desk',
      'removed deadline running.watch.close',
    ]);
  });
});
