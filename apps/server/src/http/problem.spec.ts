import { NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { ConnectionLost } from '#libs/platform';
import { problemOf } from './problem.js';

class SomethingRefused extends DomainError {
  readonly code: string = 'feature.something-refused';
}
class SomethingNotFound extends DomainError {
  readonly code = 'feature.something-not-found';
}

describe('an error becomes an answer', () => {
  it('of the business: 422 and its code', () => {
    expect(problemOf(new SomethingRefused('no', { limit: 3 }))).toMatchObject({
      status: 422,
      code: 'feature.something-refused',
      params: { limit: 3 },
    });
  });
  it('of something that is not there: 404', () => {
    expect(problemOf(new SomethingNotFound('no')).status).toBe(404);
  });
  it('with the reasons of a refused transition', () => {
    const reasons = [{ code: 'guard.beforeDeadline', params: {} }];

    expect(problemOf(new SomethingRefused('no', { reasons })).reasons).toEqual(reasons);
  });
  it('of the framework: its status', () => {
    expect(problemOf(new NotFoundException())).toMatchObject({ status: 404, code: 'http.nothing-here' });
  });
  it.each([
    Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('x'), { code: '57P01' }),
    Object.assign(new Error('x'), { driverError: { code: '08006' } }),
    Object.assign(new Error('x'), { code: '53100' }),
    Object.assign(new Error('x'), { code: '55P03' }),
    Object.assign(new Error('x'), { code: 'ENOSPC' }),
    new Error('Connection terminated unexpectedly'),
    new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })], 'x'),
    new ConnectionLost('x'),
    new ServiceUnavailableException(),
  ])('of what is away, full or busy for a while: 503, come back', (error) => {
    expect(problemOf(error)).toMatchObject({ status: 503, retryAfterSeconds: 5 });
  });
  it.each([new Error('secret of the house'), 'text', null, Object.assign(new Error('x'), { code: '23505' })])(
    'of a bug: 500 and nothing else',
    (error) => {
      expect(problemOf(error)).toEqual({ status: 500, code: 'http.unexpected', params: {}, reasons: [], fields: [] });
    },
  );
});
