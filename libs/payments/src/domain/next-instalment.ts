import { DomainError } from '#libs/kernel';
import type { PaymentKind, PromisedInstalment } from './instalment.js';

/** A payment that was asked for before; a refused one leaves its instalment to be asked for again. */
export interface EarlierPayment {
  readonly kind: PaymentKind;
  readonly n: number;
  readonly standing: 'open' | 'executed' | 'refused';
}

/** Every instalment of the contract is paid or on its way. */
export class NoInstalmentLeft extends DomainError {
  readonly code = 'payments.no-instalment-left';
}

/** The instalment before this one is still on its way. */
export class EarlierInstalmentOpen extends DomainError {
  readonly code = 'payments.earlier-instalment-open';
}

/** The first instalment of the contract that is neither paid nor on its way; instalments go in their order. */
export function nextInstalment(
  promised: readonly PromisedInstalment[],
  earlier: readonly EarlierPayment[],
): PromisedInstalment {
  const standingOf = ({ kind, n }: PromisedInstalment): string | undefined =>
    earlier.find((payment) => payment.kind === kind && payment.n === n && payment.standing !== 'refused')?.standing;
  const next = promised.find((instalment) => standingOf(instalment) !== 'executed');
  if (!next) throw new NoInstalmentLeft('Every instalment of this grant is paid.');
  if (standingOf(next) === 'open') {
    throw new EarlierInstalmentOpen('This instalment is already on its way.', { kind: next.kind, n: next.n });
  }
  return next;
}
