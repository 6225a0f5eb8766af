import { nearest, unknownName } from './nearest.js';

const known = ['applicationSubmitted', 'applicationWithdrawn', 'grantClosed'];

describe('the name that may be meant', () => {
  it.each([
    ['applicationSubmited', 'applicationSubmitted'],
    ['ApplicationWithdrawn', 'applicationWithdrawn'],
    ['grantsClosed', 'grantClosed'],
  ])('of %s is %s', (name, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });

  it('is none where nothing is near', () => {
    expect(nearest('payment', known)).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });

  it('stands in the message, or else every known name', () => {
    expect(unknownName('event', 'grantClose', known)).toBe('There is no event "grantClose"; is "grantClosed" meant?');
    expect(unknownName('event', 'payment', ['a', 'b'])).toBe('There is no event "payment"; known are a, b.');
  });
});
