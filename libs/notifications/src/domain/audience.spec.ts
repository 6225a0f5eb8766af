import { VOCABULARIES } from '#libs/workflow';
import { z } from 'zod';
import { audienceOf } from './audience.js';

/** Decided one by one: a new template has no audience until somebody has thought about it here. */
const AUDIENCES: Readonly<Record<string, string>> = {
  applicationWithdrawn: 'applicant officer',
  callCancelled: 'applicant',
  draftLapsed: 'applicant',
  deadlineExtended: 'applicant',
  deadlineExtendedAfterOutage: 'officer secretary chair',
  formCorrectionProposed: 'authority',
  clarificationRequested: 'applicant',
  clarificationAnswered: 'officer',
  clarificationPeriodEnded: 'applicant officer',
  preselected: 'applicant',
  provisionallySelected: 'applicant',
  placedOnReserve: 'applicant',
  reservePromoted: 'applicant',
  contractToSign: 'applicant',
  contractTakenBack: 'applicant',
  contractSigned: 'applicant officer financeOfficer',
  implementationEnded: 'applicant officer',
  grantResumed: 'applicant',
  complaintReceived: 'applicant officer authority',
  complaintUpheld: 'applicant',
  complaintAccepted: 'applicant',
  decisionReopened: 'applicant officer',
  callPublished: 'officer',
  callClosed: 'officer secretary chair',
  paymentRefused: 'officer financeOfficer',
  paymentExecuted: 'applicant officer',
  paymentReturned: 'officer financeOfficer',
  reportReceived: 'applicant officer',
  reportOverdue: 'applicant officer',
  reportQueried: 'applicant',
  reportAccepted: 'applicant',
  reportAnswerMissing: 'applicant officer',
};

const NOTIFIED = Object.values(VOCABULARIES).flatMap(({ effects }) => {
  const template = z.toJSONSchema(effects.notify.params).properties?.['template'];
  return typeof template === 'object' ? (template.enum ?? []).map(String) : [];
});

describe('who is told', () => {
  it('is decided for every template', () => {
    expect([...NOTIFIED].sort()).toEqual(Object.keys(AUDIENCES).sort());
  });

  it.each(Object.entries(AUDIENCES))('%s: %s', (template, roles) => {
    expect(audienceOf(template).join(' ')).toBe(roles);
  });
});
