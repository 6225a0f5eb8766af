import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import type { Vocabulary } from '../types.js';
import { id, minor, nothing, nothingListedIn, notify, periodAfterEntry, reason } from './shared.js';

const kind = z.enum(['interim', 'final']);

const context = z.strictObject({
  reportId: id,
  grantId: id,
  kind,
  /** When the report is due, ISO 8601; computed at signature from the call's rules. */
  dueAt: z.iso.datetime(),
});

export type ReportContext = z.infer<typeof context>;

/** What can happen to a grantee's report. */
export const reportVocabulary = {
  subject: 'report',
  context,
  events: {
    reportScheduled: {
      payload: z.strictObject({ reportId: id, grantId: id, kind, dueAt: z.iso.datetime() }),
      remember: (_none, payload) => ({ ...payload }),
    },
    reportBecameOverdue: { payload: nothing },
    reportSubmitted: { payload: z.strictObject({ submissionId: id, contentHash: z.string() }) },
    reportQueried: { payload: z.strictObject({ questions: reason }) },
    queryPeriodEnded: { payload: nothing },
    reportAccepted: {
      payload: z.strictObject({ acceptedCostsMinor: minor, comment: z.string().max(LONGEST_TEXT) }),
      approves: ['reportSubmitted'],
    },
    reportWaived: { payload: z.strictObject({ reason }) },
  },
  guards: {
    /** given.missing: what the report still lacks */
    reportComplete: nothingListedIn('missing', ['applicant', 'signatory']),
    /** given.openReports: earlier reports of the grant that are neither accepted nor waived */
    earlierReportsSettled: nothingListedIn('openReports', ['officer', 'applicant']),
    /** A grant cannot close without its final report; only an interim one may be waived. */
    interimReport: { holds: ({ context: report }) => (report.kind === 'interim' ? true : { by: ['applicant'] }) },
  },
  effects: {
    notify: notify(['reportReceived', 'reportOverdue', 'reportQueried', 'reportAccepted', 'reportAnswerMissing']),
    tellGrantReportAccepted: {
      params: nothing,
      payload: (_params, { context: report, payload }) => ({
        grantId: report.grantId,
        reportId: report.reportId,
        kind: report.kind,
        acceptedCostsMinor: payload.acceptedCostsMinor,
      }),
    },
  },
  deadlines: {
    reportDue: { instant: ({ context: report }) => new Date(report.dueAt) },
    reportOverdueLimit: periodAfterEntry('reportOverdueLimit'),
    reportCheckDue: periodAfterEntry('reportCheck'),
    queryAnswerDue: periodAfterEntry('reportQuery'),
  },
} satisfies Vocabulary<ReportContext>;
