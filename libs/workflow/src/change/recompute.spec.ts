import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary, theFacts } from '../testing/index.js';
import { deadlinesOf } from '../run/deadlines.js';
import { start } from '../run/start.js';
import { held } from './hold.js';
import { holdsFor, recomputed } from './recompute.js';

const machine = aMachine(aLoanDefinition(), loanVocabulary);
const facts = theFacts({ by: aPerson('asker', 'applicant'), at: '2026-03-01T12:00:00.000Z' });
const { snapshot } = start(machine, { type: 'loanAsked', payload: { amount: 100 } }, facts);
const noon = '2026-03-10T12:00:00.000Z';
const hours = (hour: number) => `2026-03-10T${hour}:00:00.000Z`;
const told = new Map([['closing', new Date(noon)]]);
const closingAt = (closing: string) => aCalendar({ dates: { closing } });

describe('deadlines under a calendar that changed', () => {
  it('are the same where their instants are', () => {
    expect(recomputed(machine, snapshot, told, closingAt(noon))).toEqual({ later: [], earlier: [] });
  });

  it.each([
    ['later', hours(13)],
    ['earlier', hours(11)],
  ] as const)('are %s, and say from when to when and for whom', (which, instant) => {
    const change = { deadline: 'closing', from: new Date(noon), to: new Date(instant), for: ['applicant'] };

    expect(recomputed(machine, snapshot, told, closingAt(instant))).toEqual({
      later: [],
      earlier: [],
      [which]: [change],
    });
  });

  it('are only those that people were told, without the reminders of them', () => {
    const before = new Map(told).set('closing:P7D', new Date(0));
    const calendar = aCalendar({ dates: { closing: hours(13) }, periods: { answer: 'P1D' } });

    expect(recomputed(machine, snapshot, before, calendar).later.map(({ deadline }) => deadline)).toEqual(['closing']);
  });

  it('still wait once they are held where people were told', () => {
    const { earlier } = recomputed(machine, snapshot, told, closingAt(hours(11)));
    const waiting = held(machine, snapshot, holdsFor(earlier, 'hold'));

    expect(deadlinesOf(machine, waiting, closingAt(hours(11))).at(-1)?.at).toEqual(new Date(noon));
    expect(recomputed(machine, waiting, told, closingAt(hours(11))).earlier).toEqual(earlier);
  });

  it('follow a calendar that goes beyond what people were told, or that sets them no more, held or not', () => {
    const waiting = held(machine, snapshot, { closing: noon });
    const closings = (calendar: ReturnType<typeof aCalendar>) =>
      deadlinesOf(machine, waiting, calendar).flatMap(({ name, at }) => (name === 'closing' ? [at.toISOString()] : []));

    expect(closings(closingAt(hours(13)))).toEqual([hours(13)]);
    expect(closings(aCalendar())).toEqual([]);
  });

  it('fall earlier once they are let go', () => {
    const { earlier } = recomputed(machine, snapshot, told, closingAt(hours(11)));
    const waiting = held(machine, snapshot, holdsFor(earlier, 'hold'));

    const freed = held(machine, waiting, holdsFor(earlier, 'release'));

    expect(freed).toEqual(snapshot);
  });
});
