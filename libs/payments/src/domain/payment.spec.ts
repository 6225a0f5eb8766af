import { ExecutionDayWrong, mustBePossibleDay } from './payment.js';

describe('the day of execution', () => {
  const bounds = { from: '2027-01-15', today: '2027-01-20' };

  it.each(['2027-01-15', '2027-01-20'])('may be %s', (day) => {
    expect(() => mustBePossibleDay(day, bounds)).not.toThrow();
  });

  it.each(['2027-01-14', '2027-01-21'])('cannot be %s', (day) => {
    expect(() => mustBePossibleDay(day, bounds)).toThrow(ExecutionDayWrong);
  });
});
