import { z } from 'zod';
import type { Vocabulary } from '../types.js';
import { id, minor, nothing, nothingListedIn, notify, periodAfterEntry, reason } from './shared.js';

const kind = z.enum(['prefinancing', 'further', 'balance']);

const context = z.strictObject({
  paymentId: id,
  grantId: id,
  kind,
  amountMinor: minor,
  /** SHA-256 of what a person saw when asked to check: payee, account, amount, currency. */
  shown: z.string(),
  /** When the term of payment began: with the request, and anew with a correction. */
  termFrom: z.iso.datetime(),
});

export type PaymentContext = z.infer<typeof context>;

/** What can happen to one instalment. */
export const paymentVocabulary = {
  subject: 'payment',
  context,
  events: {
    paymentRequested: {
      payload: z.strictObject({ paymentId: id, grantId: id, kind, amountMinor: minor, shown: z.string() }),
      remember: (_none, payload, { at }) => ({ ...payload, termFrom: at.toISOString() }),
    },
    paymentChecked: {
      payload: z.strictObject({ shown: z.string() }),
      approves: ['paymentRequested', 'paymentCorrected'],
      remember: (payment, { shown }) => ({ ...payment, shown }),
    },
    paymentApproved: {
      payload: z.strictObject({ shown: z.string() }),
      approves: ['paymentRequested', 'paymentCorrected', 'paymentChecked'],
    },
    paymentSent: { payload: z.strictObject({ batchId: id, endToEndId: z.string() }) },
    paymentExecuted: { payload: z.strictObject({ executedOn: z.iso.date(), bankReference: z.string() }) },
    paymentReturned: { payload: z.strictObject({ reason }) },
    paymentCorrected: {
      payload: z.strictObject({ reason, shown: z.string() }),
      remember: (payment, { shown }, { at }) => ({ ...payment, shown, termFrom: at.toISOString() }),
    },
    paymentReconciled: { payload: z.strictObject({ statementLine: z.string() }), approves: ['paymentSent'] },
    paymentRefused: { payload: z.strictObject({ reason }) },
  },
  guards: {
    /** given.blockers: codes of everything that must be in order before money leaves (signatures, bank file, reports). */
    nothingBlocksPayment: nothingListedIn('blockers', ['officer', 'applicant']),
    /** What is approved is what was shown: payee, account and amount have not changed since. */
    sameAsShown: {
      holds: ({ context: payment, payload }) =>
        payload === undefined || payload.shown === payment.shown ? true : { by: ['financeOfficer'] },
    },
  },
  effects: {
    notify: notify(['paymentRefused', 'paymentExecuted', 'paymentReturned']),
    tellGrantPaymentExecuted: {
      params: nothing,
      payload: (_params, { context: payment }) => ({
        grantId: payment.grantId,
        paymentId: payment.paymentId,
        kind: payment.kind,
        amountMinor: payment.amountMinor,
      }),
    },
  },
  deadlines: {
    /** One term for all steps before the bank: it does not begin anew with each of them. */
    paymentTerm: {
      instant: ({ context: payment, calendar }) => {
        const period = calendar.period('paymentTerm');
        return period === null ? null : calendar.plus(new Date(payment.termFrom), period);
      },
    },
    bankAnswerDue: periodAfterEntry('bankAnswer'),
    reconciliationDue: periodAfterEntry('reconciliation'),
  },
} satisfies Vocabulary<PaymentContext>;
