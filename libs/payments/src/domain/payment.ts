import { DomainError } from '#libs/kernel';
import type { PaymentKind } from './instalment.js';
import type { Payee } from './shown.js';

/** One payment of a grant. Its place in the procedure is its instance's state. */
export interface Payment {
  readonly id: string;
  readonly grantId: string;
  readonly callId: string;
  readonly kind: PaymentKind;
  readonly n: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly contractNumber: string;
  readonly organisationId: string;
  /** The account at the request, and from the check on the one that was checked. */
  readonly payee: Payee | null;
  readonly shown: string;
  readonly standing: 'open' | 'executed' | 'refused';
  readonly requestedAt: Date;
  readonly requestedBy: string;
}

/** There is no such payment. */
export class PaymentNotFound extends DomainError {
  readonly code = 'payments.payment-not-found';
}

/** A payment is no longer what this person saw; `details.reasons` says what was what, and what it is now. */
export class PaymentChangedSince extends DomainError {
  readonly code = 'payments.changed-since';
}

/** A day that cannot be: the bank cannot have paid before the file was made, or after today. */
export class ExecutionDayWrong extends DomainError {
  readonly code = 'payments.execution-day-wrong';
}

/** Refuses a day of execution outside `from` (the file was made) to `today`, all local dates. */
export function mustBePossibleDay(day: string, bounds: { readonly from: string; readonly today: string }): void {
  if (day >= bounds.from && day <= bounds.today) return;
  throw new ExecutionDayWrong(`A payment of ${bounds.from} cannot have been executed on ${day}.`, { day, ...bounds });
}
