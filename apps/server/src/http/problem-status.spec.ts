import { statusOf } from './problem-status.js';

describe('the status of an error', () => {
  it.each([
    ['calls.call-not-found', 404],
    ['applications.not-found', 404],
    ['awards.not-your-decision', 403],
    ['applications.not-yours', 403],
    ['reporting.answers-changed-meanwhile', 412],
    ['payments.changed-since', 409],
    ['identity.organisation-changed', 412],
    ['workflow.transition-refused', 409],
    ['awards.lot-budget-exceeded', 422],
    ['identity.too-many-attempts', 429],
  ])('%s is %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});
