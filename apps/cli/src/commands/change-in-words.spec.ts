import type { PreviewGroup } from '#libs/engine';
import { differencesInWords, groupInWords, isWorthListing, totalsInWords } from './change-in-words.js';

const nothing = { lostSteps: [], gainedSteps: [], lostDeadlines: [], gainedDeadlines: [], overdue: [] };
const file = { id: 'f', subject: 'grant', callId: 'c' };

function aGroup(change: PreviewGroup['change']): PreviewGroup {
  return { state: 'draft.conceptNote', change, files: [file] };
}

describe('a move in words', () => {
  it.each([
    [0, '1,204 files would go on under version 2; 2 files that ended: these stay.\n'],
    [
      3,
      '1,204 files would go on under version 2, 3 files would have no place in it; 2 files that ended: these stay.\n',
    ],
  ])('says how many files it concerns, %i of them without a place', (withoutPlace, words) => {
    expect(totalsInWords({ moving: 1204, ended: 2, withoutPlace, groups: [] }, 2)).toBe(words);
  });

  it('lists what a file loses and gains', () => {
    const change = { ...nothing, to: 'draft.note', lostSteps: ['a', 'b'], gainedDeadlines: ['d'], overdue: ['d'] };

    expect(groupInWords(aGroup(change))).toBe(
      '\ndraft.conceptNote -> draft.note: 1 file\n' +
        '  loses the step a, b\n' +
        '  gains the deadline d\n' +
        '  d has passed already and takes effect at once\n',
    );
  });

  it('says where it stops', () => {
    expect(groupInWords(aGroup(null))).toBe(
      '\ndraft.conceptNote: 1 file\n  no state takes its place: the move stops here\n',
    );
  });

  it.each<[boolean, PreviewGroup['change']]>([
    [false, { ...nothing, to: 'draft.conceptNote' }],
    [true, { ...nothing, to: 'draft.note' }],
    [true, { ...nothing, to: 'draft.conceptNote', lostDeadlines: ['d'] }],
    [true, null],
  ])('is worth listing, %s', (isWorth, change) => {
    expect(isWorthListing(aGroup(change))).toBe(isWorth);
  });
});

describe('two versions in words', () => {
  it('have a sign before each difference', () => {
    const difference = { what: 'state', state: 'a', message: 'State a is new.' } as const;

    expect(differencesInWords([{ kind: 'added', ...difference }])).toBe('+ State a is new.\n');
    expect(differencesInWords([])).toBe('The two versions say the same.\n');
  });
});
