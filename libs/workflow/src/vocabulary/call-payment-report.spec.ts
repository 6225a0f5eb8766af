import { aCalendar, theFacts } from '../testing/index.js';
import { callVocabulary } from './call.js';
import { paymentVocabulary, type PaymentContext } from './payment.js';
import { reportVocabulary } from './report.js';

const nil = '018f0000-0000-7000-8000-000000000000';
const facts = theFacts();
const payment: PaymentContext = {
  paymentId: nil,
  grantId: nil,
  kind: 'prefinancing',
  amountMinor: 100,
  shown: 'a',
  termFrom: '2026-03-02T12:00:00.000Z',
};

describe('a deadline of a call', () => {
  const { holds } = callVocabulary.guards.laterThanBefore;
  const given = { present: '2026-02-19T12:00:00.000Z' };
  const context = { callId: nil, code: 'KAF' };

  it('may be moved to a later instant', () => {
    expect(holds({ context, payload: { until: '2026-02-19T12:00:00.001Z' }, facts: { ...facts, given } })).toBe(true);
  });

  it.each(['2026-02-19T12:00:00.000Z', '2026-02-18T12:00:00.000Z'])('may not be moved to %s', (until) => {
    expect(holds({ context, payload: { until }, facts: { ...facts, given } })).toEqual({
      params: { present: given.present },
      by: ['officer'],
    });
  });

  it('may not be moved where nobody knows when it was', () => {
    expect(holds({ context, payload: { until: '2026-02-19T12:00:00.000Z' }, facts })).not.toBe(true);
  });
});

describe('a payment', () => {
  const { sameAsShown } = paymentVocabulary.guards;
  const { paymentTerm } = paymentVocabulary.deadlines;
  const calendar = aCalendar({ periods: { paymentTerm: 'P30D' } });

  it('is approved as it was shown, or not at all', () => {
    expect(sameAsShown.holds({ context: payment, payload: { shown: 'a' }, facts })).toBe(true);
    expect(sameAsShown.holds({ context: payment, payload: { shown: 'b' }, facts })).toEqual({ by: ['financeOfficer'] });
  });

  it('has one term for all its steps, from its request on', () => {
    const entered = new Date('2026-03-20T00:00:00.000Z');

    expect(paymentTerm.instant({ context: payment, since: entered, calendar, stops: [] })).toEqual(
      new Date('2026-04-01T12:00:00.000Z'),
    );
  });

  it('has a new term once it was corrected', () => {
    const at = new Date('2026-03-20T00:00:00.000Z');
    const { remember } = paymentVocabulary.events.paymentCorrected;

    expect(remember(payment, { reason: 'x', shown: 'b' }, { at, by: facts.by })).toEqual({
      ...payment,
      shown: 'b',
      termFrom: at.toISOString(),
    });
  });
});

describe('a report', () => {
  const report = { reportId: nil, grantId: nil, dueAt: '2027-01-01T00:00:00.000Z' };
  const { interimReport } = reportVocabulary.guards;

  it('may be waived when it is an interim one, never when it is the last', () => {
    expect(interimReport.holds({ context: { ...report, kind: 'interim' }, payload: {}, facts })).toBe(true);
    expect(interimReport.holds({ context: { ...report, kind: 'final' }, payload: {}, facts })).toEqual({
      by: ['applicant'],
    });
  });

  it('is due when it was scheduled for', () => {
    const { reportDue } = reportVocabulary.deadlines;

    expect(
      reportDue.instant({ context: { ...report, kind: 'final' }, since: facts.at, calendar: aCalendar(), stops: [] }),
    ).toEqual(new Date(report.dueAt));
  });
});
