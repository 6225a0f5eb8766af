import { aLoanDefinition, aMachine, loanVocabulary } from '../testing/index.js';
import { describe as described, eventsOf, statesOf } from './describe.js';
import { diagram } from './diagram.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);

describe('describing a definition', () => {
  it('lists the states in the order of the file, each with the owner that it has or inherits', () => {
    expect(statesOf(machine).map(({ path, kind, owner, isFinal }) => [path, kind, owner, isFinal])).toEqual([
      ['asking', 'compound', null, false],
      ['asking.open', 'atomic', 'authority', false],
      ['asking.second', 'atomic', 'chair', false],
      ['contract', 'compound', null, false],
      ['contract.bank', 'atomic', 'authority', false],
      ['contract.borrower', 'atomic', 'applicant', false],
      ['running', 'parallel', 'officer', false],
      ['running.money', 'compound', 'officer', false],
      ['running.money.due', 'atomic', 'financeOfficer', false],
      ['running.money.paid', 'atomic', 'officer', false],
      ['running.watch', 'compound', 'officer', false],
      ['running.watch.calm', 'atomic', 'officer', false],
      ['running.watch.close', 'atomic', 'officer', false],
      ['repaid', 'final', null, true],
      ['refused', 'final', null, true],
    ]);
  });

  it('lists every event once', () => {
    const events = eventsOf(machine);

    expect(events).toHaveLength(new Set(events).size);
    expect([...events].sort()).toEqual(Object.keys(loanVocabulary.events).sort());
  });

  it('says everything without code, so that it survives JSON', () => {
    const description = described(machine);

    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
    expect(description.start).toMatchObject({ event: 'loanAsked', from: '', to: 'asking.open' });
    expect(description.transitions).toContainEqual({
      event: 'loanGranted',
      from: 'asking.open',
      to: 'contract.bank',
      by: ['authority'],
      notBy: ['loanAsked', 'loanChanged'],
      guards: ['withinLimit', 'nothingMissing'],
      effects: [{ name: 'tell', params: { template: 'granted' } }],
    });
    expect(description.states[0]?.deadlines).toEqual([
      { name: 'closing', sends: 'askingEnded', to: ['applicant'], remind: ['P7D', 'PT3H'] },
    ]);
  });
});

describe('drawing a definition', () => {
  const lines = diagram(machine)
    .split('\n')
    .map((line) => line.trim());

  it('always draws the same picture', () => {
    expect(diagram(aMachine(aLoanDefinition(), loanVocabulary))).toBe(diagram(machine));
  });

  it.each([
    ['[*] --> asking_open: loanAsked by applicant', 'where an instance begins'],
    [
      'asking_open --> contract_bank: loanGranted [withinLimit, nothingMissing] by authority',
      'each way, its guards and roles',
    ],
    ['asking_open --> asking_open: loanChanged [inTime] by applicant, stays', 'what leaves the state as it is'],
    ['asking_open: waits for authority', 'who has to act'],
    ['running_watch_close: until watchDue', 'until when'],
    ['[*] --> running_watch_calm', 'where a region begins'],
    ['--', 'where regions part'],
    ['repaid --> [*]', 'where it ends'],
  ])('draws "%s": %s', (line) => {
    expect(lines).toContain(line);
  });

  it('draws one arrow for each transition, and for each end', () => {
    expect(lines.filter((line) => / --> (?!running_(?:money|watch)_\w+$)/.test(line))).toHaveLength(
      machine.alternatives.size + 2,
    );
  });
});
