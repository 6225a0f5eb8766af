import { nextToMoveUp } from './reserve-list.js';

const list = [
  { applicationId: 'small', rank: 9, amountMinor: 40 },
  { applicationId: 'large', rank: 8, amountMinor: 90 },
];

describe('the reserve list', () => {
  it.each([
    [90, false, 'large'],
    [89, false, null],
    [89, true, 'small'],
    [90, true, 'large'],
    [39, true, null],
  ])('with %i free and overtaking %s moves up %s', (freeMinor, fillRemainder, expected) => {
    expect(nextToMoveUp(list, { freeMinor, fillRemainder })?.applicationId ?? null).toBe(expected);
  });

  it('moves nobody up when it is empty', () => {
    expect(nextToMoveUp([], { freeMinor: 1_000, fillRemainder: true })).toBeNull();
  });
});
