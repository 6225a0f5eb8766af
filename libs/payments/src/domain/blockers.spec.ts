import { blockersOf, type PaymentFacts } from './blockers.js';

const noon = new Date('2027-01-10T12:00:00Z');
const payee = { bankAccountId: 'a1', holder: 'Association Amal', rib: '011519000001205000534921' };
const inOrder: PaymentFacts = {
  at: noon,
  kind: 'prefinancing',
  grant: {
    isSigned: true,
    hasEnded: false,
    isSuspended: false,
    hasFinalReportAccepted: false,
    hasOverdueReport: false,
    hasAnotherOpen: false,
  },
  account: { ...payee, verifiedAt: noon, coolingOffUntil: null },
  fixedPayee: null,
  availableMinor: 100_00,
  amountMinor: 100_00,
  assessedByAsker: false,
};
const codes = (facts: PaymentFacts): string[] => blockersOf(facts).map((blocker) => blocker.code);
const grant = (change: Partial<PaymentFacts['grant']>): PaymentFacts => ({
  ...inOrder,
  grant: { ...inOrder.grant, ...change },
});
const account = (change: Partial<PaymentFacts['account']>): PaymentFacts => ({
  ...inOrder,
  // Spreading a partial keeps the rest of the account, which the type cannot follow.
  account: { ...inOrder.account, ...change } as PaymentFacts['account'],
});

describe('what blocks a payment', () => {
  it('is nothing when all is in order', () => {
    expect(codes(inOrder)).toEqual([]);
  });

  it.each([
    ['notSigned', grant({ isSigned: false })],
    ['grantEnded', grant({ isSigned: false, hasEnded: true })],
    ['grantSuspended', grant({ isSuspended: true })],
    ['bankAccountMissing', { ...inOrder, account: null }],
    ['bankAccountUnverified', account({ verifiedAt: null })],
    ['bankAccountChangedRecently', account({ coolingOffUntil: new Date('2027-01-10T12:00:00.001Z') })],
    ['ribInvalid', account({ rib: '011519000001205000534922' })],
    ['holderUnreadable', account({ holder: 'جمعية الأمل' })],
    ['payeeChanged', { ...inOrder, fixedPayee: { ...payee, rib: '007780000123456789012396' } }],
    ['payeeChanged', { ...inOrder, fixedPayee: { ...payee, holder: 'Association Amel' } }],
    ['reportMissing', { ...inOrder, kind: 'balance' }],
    ['reportOverdue', grant({ hasOverdueReport: true })],
    ['instalmentOpen', { ...grant({ hasFinalReportAccepted: true, hasAnotherOpen: true }), kind: 'balance' }],
    ['balanceStands', grant({ hasFinalReportAccepted: true })],
    ['balanceStands', { ...grant({ hasFinalReportAccepted: true }), kind: 'further' }],
    ['overAward', { ...inOrder, amountMinor: 100_01 }],
    ['balanceOutdated', { ...grant({ hasFinalReportAccepted: true }), kind: 'balance', amountMinor: 99_99 }],
    ['assessedByYou', { ...inOrder, assessedByAsker: true }],
  ] satisfies [string, PaymentFacts][])('is %s', (code, facts) => {
    expect(codes(facts)).toEqual([code]);
  });

  it('is every obstacle at once', () => {
    const facts: PaymentFacts = { ...grant({ isSuspended: true }), account: null, amountMinor: 100_01 };

    expect(codes(facts)).toEqual(['grantSuspended', 'bankAccountMissing', 'overAward']);
  });

  it('ends with the cooling-off, at its very instant', () => {
    expect(codes(account({ coolingOffUntil: noon }))).toEqual([]);
  });

  it('says until when a changed account has to wait', () => {
    const until = new Date('2027-01-17T12:00:00Z');

    expect(blockersOf(account({ coolingOffUntil: until }))).toEqual([
      { code: 'bankAccountChangedRecently', by: [], until },
    ]);
  });

  it('is nothing for a balance once the final report is accepted', () => {
    expect(codes({ ...grant({ hasFinalReportAccepted: true }), kind: 'balance' })).toEqual([]);
  });

  it('is nothing for an instalment that is less than what is left, while another one is on its way', () => {
    expect(codes({ ...grant({ hasAnotherOpen: true }), amountMinor: 60_00 })).toEqual([]);
  });

  it('is nothing while the account is still the one that was checked', () => {
    expect(codes({ ...inOrder, fixedPayee: payee })).toEqual([]);
  });
});
