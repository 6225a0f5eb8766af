import { aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { advance } from '../run/advance.js';
import { deadlineTookEffect } from '../run/deadlines.js';
import { start } from '../run/start.js';
import type { Snapshot } from '../types.js';
import { corrected, CorrectionImpossible } from './correct.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const asker = aPerson('asker', 'applicant');
const banker = aPerson('banker', 'authority', 'officer');
const entered = '2026-03-01T12:00:00.000Z';
const at = new Date('2026-03-20T12:00:00.000Z');
const now = at.toISOString();

function lived(...events: readonly string[]): Snapshot {
  const facts = theFacts({ by: asker, at: entered });
  const begun = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, facts).snapshot;
  return events.reduce((snapshot, type) => {
    const by = type === 'borrowerSigned' ? asker : banker;
    const event = { type, payload: type === 'loanGranted' ? { most: 100 } : {} };
    return advance(machine, snapshot, event, theFacts({ by, at: entered, given: { missing: 0 } })).snapshot;
  }, begun);
}

const refused = lived('loanRefused');
const running = lived('loanGranted', 'bankSigned', 'borrowerSigned', 'watchBegan');

describe('a file whose state is corrected', () => {
  it('comes back from an end, with the time of the state beginning now and its memory as it was', () => {
    expect(corrected(machine, refused, 'asking.open', at)).toEqual({
      ...refused,
      value: { asking: 'open' },
      since: { asking: now, 'asking.open': now },
    });
  });

  it('enters a state with what begins inside it', () => {
    expect(corrected(machine, refused, 'running', at)).toMatchObject({
      value: { running: { money: 'due', watch: 'calm' } },
      since: { running: now, 'running.watch.calm': now },
    });
  });

  it('keeps the regions beside, and the time of what stays', () => {
    const passed = deadlineTookEffect(running, 'loanEnd', new Date(entered));

    expect(corrected(machine, passed, 'running.money.paid', at)).toEqual({
      ...passed,
      value: { running: { money: 'paid', watch: 'close' } },
      since: {
        running: entered,
        'running.money': entered,
        'running.money.paid': now,
        'running.watch': entered,
        'running.watch.close': entered,
      },
    });
  });

  it('begins the regions beside where it comes from elsewhere', () => {
    expect(corrected(machine, refused, 'running.watch.close', at).value).toEqual({
      running: { money: 'due', watch: 'close' },
    });
  });

  it('forgets that deadlines took effect in states that it leaves', () => {
    const passed = deadlineTookEffect(lived('loanGranted'), 'answerDue', at);

    expect(corrected(machine, passed, 'contract.borrower', at).fired).toEqual({});
  });

  it.each([
    ['a state that there is not', refused, 'asking.opened', /is "asking.open" meant/],
    ['where it stands', running, 'running.watch.close', /stands in running.watch.close already/],
    ['around where it stands', running, 'running', /already/],
  ])('is refused %s', (_what, snapshot, target, message) => {
    const correct = () => corrected(machine, snapshot, target, at);

    expect(correct).toThrow(CorrectionImpossible);
    expect(correct).toThrow(message);
    expect(correct).toThrow(
      expect.objectContaining({ code: 'workflow.correction-impossible', details: { state: target } }),
    );
  });
});
