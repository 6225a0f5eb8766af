import { openDocumentSets, openStages, submittedTogether } from './stage.js';

describe('the open parts of an application', () => {
  it.each([
    [['draft.conceptNote'], ['conceptNote']],
    [['submitted.fullApplication'], ['fullApplication']],
    [['draft.application'], ['conceptNote', 'fullApplication']],
    [['eligibilityCheck.administrative'], []],
    [['running.disbursement.balance', 'running.reporting.settled'], []],
  ])('in %j are %j', (states, open) => {
    expect(openStages(states)).toEqual(open);
  });

  it.each([
    [['draft.conceptNote'], ['conceptNote']],
    [['eligibilityCheck.clarification'], ['clarification']],
    [['eligibilityCheck.verification'], ['legalFile']],
    [['award.awarded'], ['legalFile']],
    [['contract.authoritySignature'], []],
  ])('take documents in %j for %j', (states, open) => {
    expect(openDocumentSets(states)).toEqual(open);
  });
});

describe('one submission', () => {
  it('carries both parts under an open call and one otherwise', () => {
    expect(submittedTogether('grant.open-call', 'conceptNote')).toEqual(['conceptNote', 'fullApplication']);
    expect(submittedTogether('grant.restricted-call', 'fullApplication')).toEqual(['fullApplication']);
  });
});
