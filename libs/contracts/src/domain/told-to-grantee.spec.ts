import { isToldToGrantee } from './told-to-grantee.js';

describe('what a grantee is told of a grant', () => {
  it.each([
    ['reminded', 'closureDue', false],
    ['reminded', 'paymentTerm', false],
    ['reminded', 'reportCheckDue', false],
    ['reminded', 'reportDue', true],
    ['reminded', 'implementationEnd', true],
    ['deadlinePassed', 'paymentTerm', true],
    ['paymentChecked', null, false],
    ['paymentExecuted', null, true],
  ])('%s of %s: %s', (event, deadline, isTold) => {
    expect(isToldToGrantee(event, deadline)).toBe(isTold);
  });
});
