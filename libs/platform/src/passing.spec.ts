import { ConnectionLost, isPassing, NotYet } from './passing.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('an error', () => {
  it.each(['08006', '53100', '53300', '57P01', '57P03', '57014', '58030', '40P01', '40001', '55P03', '25P03', '25006'])(
    'of the database passes by itself: %s',
    (code) => {
      expect(isPassing(coded(code))).toBe(true);
      expect(isPassing(Object.assign(new Error('x'), { driverError: coded(code) }))).toBe(true);
    },
  );
  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOSPC'])(
    'of the system passes by itself: %s',
    (code) => {
      expect(isPassing(coded(code))).toBe(true);
      expect(isPassing(new AggregateError([coded(code)], 'x'))).toBe(true);
      expect(isPassing(new Error('x', { cause: coded(code) }))).toBe(true);
    },
  );
  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client was closed and is not queryable',
    'Query read timeout',
    'Connection is closed.',
    "OOM command not allowed when used memory > 'maxmemory'.",
    'Reached the max retries per request limit (which is 1). Refer to "maxRetriesPerRequest" option for details.',
  ])('without a code passes by itself: %s', (message) => {
    expect(isPassing(new Error(message))).toBe(true);
  });
  it('of a connection that was lost inside a transaction passes by itself', () => {
    expect(isPassing(new ConnectionLost('x'))).toBe(true);
  });
  it('of what another thing has to come before passes by itself', () => {
    expect(isPassing(new NotYet('x'))).toBe(true);
    expect(isPassing(new Error('x', { cause: new NotYet('x') }))).toBe(true);
  });
  it.each([
    coded('23505'),
    coded('22P02'),
    coded('42P01'),
    coded('25P02'),
    coded('ENOENT'),
    coded('EACCES'),
    new Error('no connection between the two'),
    'text',
    null,
    undefined,
  ])('about what was asked does not: %p', (error) => {
    expect(isPassing(error)).toBe(false);
  });
});
