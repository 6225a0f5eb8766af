import { systemActor, type JsonObject } from '#libs/kernel';
import { HistoryImpossible } from '../run/replay.js';
import { deadlinesOf } from '../run/deadlines.js';
import { aCalendar, aLoanDefinition, aMachine, aPerson, loanVocabulary } from '../testing/index.js';
import type { Machine } from '../machine.js';
import { replayed, type HistoryEntry, type Replayed } from './replay-history.js';

const first = aMachine(aLoanDefinition(), loanVocabulary);
const second = aMachine(withLender(), loanVocabulary);
const third = aMachine({ ...withLender(), version: 3, replaces: [] }, loanVocabulary);
const operator = aPerson('operator', 'operator');
const asker = aPerson('asker', 'applicant');
const banker = aPerson('banker', 'authority');

function withLender() {
  const definition = aLoanDefinition();
  definition['version'] = 2;
  definition['replaces'] = [{ version: 1, states: { 'asking.open': 'asking.second' } }];
  definition['start'].target = 'asking.second';
  delete definition['states'].asking.states.open;
  return definition;
}

/** The third has no place for whoever stands in asking.open. */
function machineOf(version: number): Machine {
  return version === 1 ? first : version === 2 ? second : third;
}

function row(event: string, of: Partial<HistoryEntry> & { readonly day?: number } = {}): HistoryEntry {
  const { day = 1, ...more } = of;
  const at = new Date(Date.UTC(2026, 2, day, 12));
  return { event, payload: {}, taken: '', at, by: operator, version: 1, fired: {}, ...more };
}

const begun = row('loanAsked', { payload: { amount: 100 }, taken: '/loanAsked/0', by: asker });
const granted = row('loanGranted', { payload: { most: 1 }, taken: 'asking.open/loanGranted/1', by: banker, day: 2 });
const changed = row('definitionChanged', { version: 2, day: 3 });
const undone = row('definitionChangeUndone', { version: 1, day: 4 });

function lived(...rows: readonly HistoryEntry[]): Replayed {
  const end = rows.reduce<Replayed | null>((so, entry) => replayed(machineOf, so, entry), null);
  if (!end) throw new Error('Nothing happened.');
  return end;
}

describe('a history', () => {
  it('leads through a change of the version to the state that took the place', () => {
    const { snapshot, version } = lived(begun, changed);

    expect({ version, value: snapshot.value }).toEqual({ version: 2, value: { asking: 'second' } });
  });

  it('leads back where the change was taken back, to the letter', () => {
    expect(lived(begun, changed, undone).snapshot).toEqual(lived(begun).snapshot);
    expect(lived(begun, changed, undone).version).toBe(1);
  });

  it('goes on by the rules of the version that it came to', () => {
    const onward = row('loanRefused', { taken: 'asking.second/loanRefused/0', version: 2, day: 4, by: banker });

    expect(lived(begun, changed, onward).snapshot.value).toBe('refused');
  });

  it('leads where two people put the file', () => {
    const correction = row('stateCorrected', { payload: { to: 'contract.bank' }, day: 5 });

    expect(lived(begun, granted, correction).snapshot).toMatchObject({
      value: { contract: 'bank' },
      since: { 'contract.bank': '2026-03-05T12:00:00.000Z' },
    });
  });

  it('stays where it is for what only tells people, with what had taken effect', () => {
    const fired = { closing: '2026-03-02T12:00:00.000Z' };
    const passed = row('deadlinePassed', { by: systemActor('timer'), fired, day: 2 });

    expect(lived(begun, passed).snapshot).toEqual({ ...lived(begun).snapshot, fired });
  });

  it('holds deadlines that people were told, and lets them go', () => {
    const calendar = aCalendar({ periods: { answer: 'P1D' } });
    const holds = (instant: string | null): JsonObject => ({ holds: { answerDue: instant } });
    const hold = row('deadlinesRecomputed', { payload: holds('2026-03-04T12:00:00.000Z'), day: 2 });
    const release = row('deadlinesRecomputed', { payload: holds(null), day: 2 });
    const due = (...rows: readonly HistoryEntry[]) =>
      deadlinesOf(first, lived(...rows).snapshot, calendar).map(({ at }) => at.toISOString());

    expect(due(begun)).toEqual(['2026-03-02T12:00:00.000Z']);
    expect(due(begun, hold)).toEqual(['2026-03-04T12:00:00.000Z']);
    expect(lived(begun, hold, release).snapshot).toEqual(lived(begun).snapshot);
  });

  it.each<[string, readonly HistoryEntry[], string]>([
    [
      'begins with something else',
      [row('stateCorrected', { payload: { to: 'asking.open' } })],
      'No history begins with stateCorrected.',
    ],
    [
      'goes on under a version that it never came to',
      [begun, { ...granted, version: 2 }],
      'loanGranted is of version 2, and nothing led there from 1.',
    ],
    [
      'takes back what was not right before',
      [begun, changed, { ...begunLater(), version: 2 }, undone],
      'There is no change from version 1 right before to take back.',
    ],
    [
      'takes back what never was',
      [begun, granted, { ...undone, version: 2 }],
      'There is no change from version 2 right before to take back.',
    ],
    ['takes back its beginning', [begun, undone], 'There is no change from version 1 right before to take back.'],
    [
      'moves a file that had ended',
      [begun, row('loanRefused', { taken: 'asking/loanRefused/0' }), changed],
      'It had ended: it did not go to version 2.',
    ],
    [
      'moves a file that has no place there',
      [begun, { ...changed, version: 3 }],
      'There is no place for asking.open: it did not go to version 3.',
    ],
    ['corrects without saying what', [begun, row('stateCorrected')], 'The row does not say "to".'],
  ])('is impossible where it %s', (_what, rows, message) => {
    expect(() => lived(...rows)).toThrow(new HistoryImpossible(message));
  });
});

function begunLater(): HistoryEntry {
  return row('reminded', { day: 4 });
}
