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

/** What decides which instalment comes next. */
export interface InstalmentsSoFar {
  readonly earlier: readonly EarlierPayment[];
  /** The final report is accepted: whatever is still due is the balance, also what was refused before. */
  readonly areCostsFinal: boolean;
}

/** The first instalment of the contract that is neither paid nor on its way; instalments go in their order. */
export function nextInstalment(
  promised: readonly PromisedInstalment[],
  { earlier, areCostsFinal }: InstalmentsSoFar,
): PromisedInstalment {
  const open = earlier.find(({ standing }) => standing === 'open');
  if (open) {
    throw new EarlierInstalmentOpen('An instalment is still on its way.', { kind: open.kind, n: open.n });
  }
  const isPaid = ({ kind, n }: PromisedInstalment): boolean =>
    earlier.some((payment) => payment.kind === kind && payment.n === n && payment.standing === 'executed');
  const left = promised.filter(({ kind }) => !areCostsFinal || kind === 'balance');
  const next = left.find((instalment) => !isPaid(instalment));
  if (!next) throw new NoInstalmentLeft('Every instalment of this grant is paid.');
  return next;
}
