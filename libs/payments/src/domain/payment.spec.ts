import { ExecutionDayWrong, mustBeAsSeen, mustBePossibleDay, PaymentChangedSince } from './payment.js';

describe('acting on a payment', () => {
  it('is possible on what was seen', () => {
    expect(() => mustBeAsSeen('abc', 'abc')).not.toThrow();
  });

  it('is refused on anything else', () => {
    expect(() => mustBeAsSeen('abc', 'abd')).toThrow(PaymentChangedSince);
  });
});

describe('the day of execution', () => {
  const bounds = { from: '2027-01-15', today: '2027-01-20' };

  it.each(['2027-01-15', '2027-01-20'])('may be %s', (day) => {
    expect(() => mustBePossibleDay(day, bounds)).not.toThrow();
  });

  it.each(['2027-01-14', '2027-01-21'])('cannot be %s', (day) => {
    expect(() => mustBePossibleDay(day, bounds)).toThrow(ExecutionDayWrong);
  });
});
