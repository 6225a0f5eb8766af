import { certaintyOf } from './ranking-table.js';

describe('what a ranking says of its files', () => {
  const decided = { decidedAt: new Date(), decidedBy: 'chair', reason: 'As ranked.' };

  it.each([
    ['how things stand, while files may still come in', { decided: null, pending: 1 }, 'soFar'],
    ['what will be decided, once all are in', { decided: null, pending: 0 }, 'proposed'],
    ['what was decided', { decided, pending: 1 }, 'decided'],
  ])('is %s', (_words, ranking, expected) => {
    expect(certaintyOf(ranking)).toBe(expected);
  });
});
