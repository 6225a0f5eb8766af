import {
  FilesStillPending,
  mustBeReady,
  mustOrderTie,
  NothingToDecide,
  RankingChanged,
  reasonGiven,
  ReasonMissing,
  TieOrderInvalid,
  TieStillOpen,
} from './decision-rules.js';

const ready = { waiting: 3, pending: 0, openTie: [], fingerprint: 'seen' };

describe('a lot', () => {
  it('is ready when everything is scored, no tie is open, and the ranking is the one that was seen', () => {
    expect(() => mustBeReady(ready, 'seen')).not.toThrow();
  });

  it.each([
    ['nothing waits', { waiting: 0 }, NothingToDecide],
    ['files are pending', { pending: 1 }, FilesStillPending],
    ['a tie is open', { openTie: ['a', 'b'] }, TieStillOpen],
    ['the ranking changed', { fingerprint: 'other' }, RankingChanged],
  ])('is not ready while %s', (_case, change, error) => {
    expect(() => mustBeReady({ ...ready, ...change }, 'seen')).toThrow(error);
  });
});

describe('the order of a tie', () => {
  const ties = [
    ['a', 'b'],
    ['c', 'd', 'e'],
  ];

  it('names every file of one tie', () => {
    expect(() => mustOrderTie(['b', 'a'], ties)).not.toThrow();
    expect(() => mustOrderTie(['e', 'c', 'd'], ties)).not.toThrow();
  });

  it.each([[['a']], [['a', 'c']], [['c', 'd']], [['a', 'b', 'b']], [[]]])('is not %j', (order) => {
    expect(() => mustOrderTie(order, ties)).toThrow(TieOrderInvalid);
  });
});

describe('a reason', () => {
  it('is kept without blanks around it, and has to say something', () => {
    expect(reasonGiven('  By the ranking. ')).toBe('By the ranking.');
    expect(() => reasonGiven(' \n')).toThrow(ReasonMissing);
  });
});
