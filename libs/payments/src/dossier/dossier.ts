import type { Call } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import { type AccountFacts, type Blocker, blockersOf, type PaymentFacts } from '../domain/blockers.js';
import { glanceText } from '../domain/glance.js';
import type { Payee } from '../domain/shown.js';
import type { PaymentRecord } from '../persistence/payment-records.js';
import { sealed, shownHash } from './seal.js';

/** A payment as a person is shown it: what is paid to whom, what stands in the way, and the hash of exactly that. */
export interface Dossier {
  readonly record: PaymentRecord;
  /** The account the money would go to: the checked one from the check on, before it the one that is verified now. */
  readonly payee: Payee | null;
  readonly account: AccountFacts | null;
  readonly blockers: readonly Blocker[];
  /** Payee, account, amount, currency, instalment and grant, sealed; a command carries it back. */
  readonly shown: string;
  /** Hash of the same, as the history keeps it. */
  readonly hash: string;
  /** What a list shows of it, to be compared with what somebody saw before. */
  readonly glance: string;
  /** What the guards are told, for `explain` and `send` alike. */
  readonly given: JsonObject;
}

/** Before a check, and after the bank returned it, a payment takes the account as it is now; then the account is fixed. */
const TAKES_PRESENT_ACCOUNT = ['requested', 'returned'];

export function dossierOf(record: PaymentRecord, call: Call, at: Date): Dossier {
  const account = accountOf(record, call);
  const fixedPayee = TAKES_PRESENT_ACCOUNT.includes(record.state) ? null : record.fixed;
  const payee = fixedPayee ?? payeeOf(account);
  const blockers = blockersOf({ ...factsOf(record), at, account, fixedPayee });
  const hash = shownHash({ ...record, payee });
  const obstacles = blockers.map(({ code }) => code);
  return {
    record,
    payee,
    account,
    blockers,
    shown: sealed({ ...record, payee }),
    hash,
    glance: glanceText({ state: record.state, hash, obstacles }),
    given: { blockers: obstacles },
  };
}

function accountOf({ account }: PaymentRecord, call: Call): AccountFacts | null {
  if (!account) return null;
  const { bankAccountId, holder, rib, verifiedAt, since, replacedAnother } = account;
  const cooling = call.calendar.period('bankAccountCooling');
  return {
    bankAccountId,
    holder,
    rib,
    verifiedAt: verifiedAt === null ? null : new Date(verifiedAt),
    // The first account of an organisation was verified with its legal file; only a change has to cool off (R29).
    coolingOffUntil: replacedAnother && cooling !== null ? call.calendar.plus(new Date(since), cooling) : null,
  };
}

function factsOf(record: PaymentRecord): Omit<PaymentFacts, 'at' | 'account' | 'fixedPayee'> {
  const { grantState, grantContext, kind, amountMinor, freeMinor, standing } = record;
  return {
    kind,
    grant: {
      isSigned: grantState.startsWith('running.'),
      hasEnded: ['closed', 'terminated', 'lapsed', 'withdrawn'].includes(grantState),
      isSuspended: grantState.split(' ').includes('running.standing.suspended'),
      hasFinalReportAccepted: grantContext['acceptedCostsMinor'] !== undefined,
      hasOverdueReport: record.hasOverdueReport,
      hasAnotherOpen: record.hasAnotherOpen,
    },
    // While it is open the payment's own amount is reserved, so it is free for this payment and for no other.
    availableMinor: standing === 'open' ? freeMinor + amountMinor : freeMinor,
    amountMinor,
    assessedByAsker: record.assessedByAsker,
  };
}

function payeeOf(account: AccountFacts | null): Payee | null {
  return account && { bankAccountId: account.bankAccountId, holder: account.holder, rib: account.rib };
}
