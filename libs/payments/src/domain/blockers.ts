import { parseRib, type Role } from '#libs/kernel';
import { bankText } from './bank-text.js';
import type { PaymentKind } from './instalment.js';
import type { Payee } from './shown.js';

/** Everything that has to be in order before money may leave. */
export const BLOCKERS = [
  'notSigned',
  'grantEnded',
  'grantSuspended',
  'bankAccountMissing',
  'bankAccountUnverified',
  'bankAccountChangedRecently',
  'ribInvalid',
  'holderUnreadable',
  'payeeChanged',
  'reportMissing',
  'reportOverdue',
  'instalmentOpen',
  'balanceStands',
  'overAward',
  'balanceOutdated',
  'assessedByYou',
] as const;

export type BlockerCode = (typeof BLOCKERS)[number];

/** One obstacle, with who can lift it and, where that is known, from when on it lifts itself. */
export interface Blocker {
  readonly code: BlockerCode;
  readonly by: readonly Role[];
  readonly until?: Date;
}

/** The account of the grantee as it stands now. */
export interface AccountFacts extends Payee {
  readonly verifiedAt: Date | null;
  /** When the cooling-off after its last change ends (rules.md R29). */
  readonly coolingOffUntil: Date | null;
}

export interface PaymentFacts {
  readonly at: Date;
  readonly kind: PaymentKind;
  readonly grant: {
    readonly isSigned: boolean;
    readonly hasEnded: boolean;
    readonly isSuspended: boolean;
    readonly hasFinalReportAccepted: boolean;
    readonly hasOverdueReport: boolean;
    /** Whether another payment of the grant is open. */
    readonly hasAnotherOpen: boolean;
  };
  readonly account: AccountFacts | null;
  /** The account that the check fixed; null before the check. */
  readonly fixedPayee: Payee | null;
  /** What could still be paid of the grant with this payment left out of account. */
  readonly availableMinor: number;
  readonly amountMinor: number;
  /** Whether the person who asks scored this very application (rules.md R25). */
  readonly assessedByAsker: boolean;
}

const LIFTED_BY: Readonly<Record<BlockerCode, readonly Role[]>> = {
  notSigned: ['authority', 'signatory'],
  grantEnded: [],
  grantSuspended: ['authority'],
  bankAccountMissing: ['applicant', 'signatory'],
  bankAccountUnverified: ['officer'],
  bankAccountChangedRecently: [],
  ribInvalid: ['applicant', 'signatory'],
  holderUnreadable: ['applicant', 'signatory'],
  payeeChanged: ['financeOfficer'],
  reportMissing: ['signatory', 'officer'],
  reportOverdue: ['signatory'],
  instalmentOpen: ['financeOfficer'],
  balanceStands: ['financeOfficer'],
  overAward: ['officer'],
  balanceOutdated: ['financeOfficer', 'officer'],
  assessedByYou: ['financeOfficer'],
};

/** Every obstacle at once, in the order in which people can do something about it. */
export function blockersOf(facts: PaymentFacts): readonly Blocker[] {
  const holds: Readonly<Record<BlockerCode, boolean>> = {
    ...grantObstacles(facts),
    ...accountObstacles(facts),
    overAward: facts.amountMinor > facts.availableMinor,
    // What is committed is the final amount by now: a balance is all that is left of it, not a part.
    balanceOutdated: facts.kind === 'balance' && facts.amountMinor < facts.availableMinor,
    assessedByYou: facts.assessedByAsker,
  };
  return BLOCKERS.filter((code) => holds[code]).map((code) => ({
    code,
    by: LIFTED_BY[code],
    ...(code === 'bankAccountChangedRecently' && facts.account?.coolingOffUntil
      ? { until: facts.account.coolingOffUntil }
      : {}),
  }));
}

function grantObstacles({ grant, kind }: PaymentFacts) {
  return {
    notSigned: !grant.isSigned && !grant.hasEnded,
    grantEnded: grant.hasEnded,
    grantSuspended: grant.isSuspended,
    reportMissing: kind === 'balance' && !grant.hasFinalReportAccepted,
    reportOverdue: grant.hasOverdueReport,
    instalmentOpen: kind === 'balance' && grant.hasAnotherOpen,
    // Once the costs are accepted, what is still due is paid as the balance, and what is not due is not paid first.
    balanceStands: kind !== 'balance' && grant.hasFinalReportAccepted,
  };
}

function accountObstacles({ account, fixedPayee, at }: PaymentFacts) {
  return {
    bankAccountMissing: account === null,
    bankAccountUnverified: account !== null && account.verifiedAt === null,
    bankAccountChangedRecently: account?.coolingOffUntil ? at < account.coolingOffUntil : false,
    ribInvalid: account !== null && !parseRib(account.rib).ok,
    holderUnreadable: account !== null && bankText(account.holder, 70) === '',
    payeeChanged: fixedPayee !== null && !isSameAccount(fixedPayee, account),
  };
}

function isSameAccount(fixed: Payee, account: Payee | null): boolean {
  return account !== null && account.rib === fixed.rib && account.holder === fixed.holder;
}
