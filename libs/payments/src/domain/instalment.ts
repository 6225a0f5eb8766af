/** What an instalment is for. `further` is pre-financing after the first. */
export const PAYMENT_KINDS = ['prefinancing', 'further', 'balance'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** An instalment as the signed contract promises it. */
export interface PromisedInstalment {
  readonly kind: PaymentKind;
  /** Its place in the contract, from 1. */
  readonly n: number;
  readonly amountMinor: number;
}
