import { aLoanDefinition, aMachine, loanVocabulary, type LoanDefinition } from '../testing/index.js';
import type { DefinitionFault } from '../types.js';
import { prove } from './prove.js';

function provedAfter(change: (states: LoanDefinition, definition: LoanDefinition) => void): readonly DefinitionFault[] {
  const definition = aLoanDefinition();
  change(definition['states'], definition);
  return prove(aMachine(definition, loanVocabulary));
}

function shown(faults: readonly DefinitionFault[]): readonly string[] {
  return faults.map(({ code, path, trace }) => `${code} at ${path}${trace ? `: ${trace.join(' ')}` : ''}`);
}

describe('a proof', () => {
  it('finds nothing in a sound definition', () => {
    expect(provedAfter(() => undefined)).toEqual([]);
  });
});

describe('the proof of reachability finds', () => {
  it('a state that nothing leads to', () => {
    const faults = provedAfter((states) => (states['lost'] = { final: true }));

    expect(shown(faults)).toEqual(['unreachable at states.lost']);
  });

  it('the outermost of unreachable states only', () => {
    const faults = provedAfter(
      (states) => (states['lost'] = { states: { one: { on: { loanRepaid: { target: 'repaid', by: ['officer'] } } } } }),
    );

    expect(shown(faults)).toEqual(['unreachable at states.lost']);
  });

  it('a dead end, with the shortest way into it, and not what lies behind it', () => {
    const faults = provedAfter((states) => {
      states['running'].on = {};
    });

    expect(shown(faults)).toEqual([
      'unreachable at states.repaid',
      'dead-end at states.contract.states.bank: loanAsked loanGranted',
    ]);
  });

  it('a state in which nothing happens', () => {
    const faults = provedAfter((states) => (states['contract'].states.bank.on = {}));

    expect(shown(faults)).toContain('dead-end at states.contract.states.bank: loanAsked loanGranted');
  });

  it('a loop without an end', () => {
    const faults = provedAfter((states) => {
      states['contract'].states.borrower.on = { contractRewritten: { target: 'contract.bank', by: ['authority'] } };
    });

    expect(shown(faults)).toContain('dead-end at states.contract.states.bank: loanAsked loanGranted');
  });

  it('an instance that begins in a dead end', () => {
    const faults = provedAfter((states) => {
      states['asking'].on = { askingEnded: { by: ['system'] } };
      states['asking'].states.open.on = {};
    });

    expect(shown(faults)).toContain('dead-end at states.asking.states.open: loanAsked');
  });
});

describe('the proof of waits finds', () => {
  it('a state that nobody owns', () => {
    const faults = provedAfter((states) => delete states['contract'].states.borrower.owner);

    expect(shown(faults)).toEqual([
      'wait-without-owner at states.contract.states.borrower: loanAsked loanGranted bankSigned',
    ]);
  });

  it('a state without a deadline', () => {
    const faults = provedAfter((states) => delete states['contract'].states.bank.deadlines);

    expect(shown(faults)).toEqual(['wait-without-deadline at states.contract.states.bank: loanAsked loanGranted']);
  });

  it('each region on its own', () => {
    const faults = provedAfter((states) => delete states['running'].owner);

    expect(faults.map((fault) => fault.path)).toEqual([
      'states.running.states.money.states.paid',
      'states.running.states.watch.states.calm',
      'states.running.states.watch.states.close',
    ]);
  });
});

describe('the proof of the separation of duties finds', () => {
  it('an approval that the sender of what it approves is not kept from', () => {
    const faults = provedAfter((states) => (states['asking'].states.second.on.loanGranted.notBy = ['loanAsked']));

    expect(shown(faults)).toEqual([
      'self-approval at states.asking.states.second.on.loanGranted.notBy: loanAsked loanChanged loanGranted loanGranted',
    ]);
  });

  it('nothing where only the engine sends what is approved', () => {
    const faults = provedAfter((states, definition) => {
      definition['start'].by = ['system'];
      states['asking'].states.second.on.loanGranted.notBy = ['loanChanged'];
    });

    expect(faults).toEqual([]);
  });

  it('nothing where only the engine approves', () => {
    const faults = provedAfter((states) => {
      states['asking'].states.second.on.loanGranted = { target: 'contract.bank', by: ['system'] };
    });

    expect(faults).toEqual([]);
  });

  it('nothing where what is approved cannot have happened before', () => {
    const faults = provedAfter((states) => {
      delete states['asking'].states.open.on.loanChanged;
      delete states['asking'].states.second.on.loanChanged;
      states['asking'].states.second.on.loanGranted.notBy = ['loanAsked'];
    });

    expect(faults).toEqual([]);
  });
});

describe('the proof of pauses finds', () => {
  const pause = [{ deadline: 'answerDue', resume: 'rest' }];

  it('a deadline that runs on no way into the state where it should stand still', () => {
    const faults = provedAfter((states) => (states['running'].states.watch.states.close.pauses = pause));

    expect(shown(faults)).toEqual([
      'pause-of-nothing at states.running.states.watch.states.close.pauses.0: ' +
        'loanAsked loanGranted bankSigned borrowerSigned watchBegan',
    ]);
    expect(faults[0]?.message).toBe('answerDue runs nowhere from where running.watch.close is entered.');
  });

  it('nothing where it runs on one of the ways, or around the state', () => {
    const faults = provedAfter((states) => {
      const { contract } = states;
      contract.deadlines = [{ name: 'answerDue', to: ['authority'] }];
      for (const state of ['bank', 'borrower'])
        contract.states[state].deadlines = [{ name: 'loanEnd', to: ['officer'] }];
      contract.states.bank.pauses = pause;
    });

    expect(faults).toEqual([]);
  });

  it('nothing where one pause leads into the next', () => {
    const faults = provedAfter((states) => {
      const { asking, contract } = states;
      for (const state of [asking.states.second, contract.states.borrower]) {
        state.pauses = pause;
        state.deadlines = [{ name: 'loanEnd', to: ['chair'] }];
      }
      asking.states.open.on.loanGranted = [
        { target: 'asking.second', by: ['chair'], notBy: ['loanAsked', 'loanChanged'] },
      ];
      asking.states.second.on.loanGranted.target = 'contract.borrower';
      contract.states.borrower.on.contractRewritten.target = 'contract.borrower';
      contract.states.borrower.on.bankSigned = { by: ['authority'] };
    });

    expect(shown(faults).filter((fault) => fault.startsWith('pause-of-nothing'))).toEqual([]);
  });
});

describe('a proof says in words', () => {
  it.each<[string, (states: LoanDefinition) => void]>([
    ['Nothing leads to lost.', (states) => (states['lost'] = { final: true })],
    ['From contract.bank no way leads to an end.', ({ contract }) => (contract.states.bank.on = {})],
    ['Nobody owns contract.borrower: who has to act?', ({ contract }) => delete contract.states.borrower.owner],
    ['contract.bank has no deadline: it may wait for ever.', ({ contract }) => delete contract.states.bank.deadlines],
    [
      'Who sent loanChanged may send loanGranted, which approves it: add loanChanged to notBy.',
      ({ asking }) => (asking.states.second.on.loanGranted.notBy = ['loanAsked']),
    ],
  ])('%s', (message, change) => {
    expect(provedAfter(change).map((fault) => fault.message)).toContain(message);
  });
});

describe('the proof of signatures finds', () => {
  const early = ['payOut'];

  it('money that moves before anybody has signed', () => {
    const faults = provedAfter((states) => (states['asking'].states.second.on.loanGranted.effects = early));

    expect(shown(faults)).toEqual([
      'money-before-signatures at states.asking.states.second.on.loanGranted.effects: loanAsked loanGranted loanGranted',
    ]);
    expect(faults[0]?.message).toBe('loanGranted moves money, signed by nobody.');
  });

  it('money that moves when one side has signed', () => {
    const faults = provedAfter((states) => (states['contract'].states.bank.on.bankSigned.effects = early));

    expect(faults[0]?.message).toBe('bankSigned moves money, signed by authority only.');
  });

  it('money at the very beginning', () => {
    const faults = provedAfter((_states, definition) => (definition['start'].effects = early));

    expect(shown(faults)).toEqual(['money-before-signatures at start.effects: loanAsked']);
  });

  it('money on a contract that was rewritten after one side had signed', () => {
    const faults = provedAfter((states) => {
      states['contract'].states.borrower.on.contractRewritten.target = 'contract.borrower';
    });

    expect(shown(faults)).toEqual([
      'money-before-signatures at states.contract.states.borrower.on.borrowerSigned.effects: ' +
        'loanAsked loanGranted bankSigned contractRewritten borrowerSigned',
    ]);
  });
});
