import { retryAfter } from './worker-of.js';

const away = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });

describe('a job that failed is tried again', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [10, 256_000],
  ])('after failure %i in %i ms, because something is wrong with it', (attempts, ms) => {
    expect(retryAfter(attempts, 'byReason', new Error('no such thing'))).toBe(ms);
  });
  it.each([
    [1, 500],
    [4, 4_000],
    [10, 4_000],
  ])('after failure %i in %i ms, because something is away', (attempts, ms) => {
    expect(retryAfter(attempts, 'byReason', away)).toBe(ms);
  });
});
