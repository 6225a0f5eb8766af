import type { PaymentKind } from './instalment.js';

/** Whom a payment goes to: the account of the grantee as it is verified now. */
export interface Payee {
  readonly bankAccountId: string;
  readonly holder: string;
  readonly rib: string;
}

/** What a person is shown before checking or approving a payment. */
export interface Shown {
  readonly grantId: string;
  readonly kind: PaymentKind;
  readonly n: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly payee: Payee | null;
}

/** The significant data of a payment: whatever must still be so when somebody acts on what they saw. */
export type ShownContent = {
  readonly grantId: string;
  readonly instalment: { readonly kind: PaymentKind; readonly n: number };
  readonly amountMinor: number;
  readonly currency: string;
  readonly account: { readonly holder: string; readonly rib: string } | null;
};

/**
 * The value whose hash stands for "what I saw": payee, account, amount, currency and instalment. If one of them
 * changes, the hash does, and neither an approval nor a payment file is possible on the strength of the old one.
 */
export function shownContent({ grantId, kind, n, amountMinor, currency, payee }: Shown): ShownContent {
  const account = payee ? { holder: payee.holder, rib: payee.rib } : null;
  return { grantId, instalment: { kind, n }, amountMinor, currency, account };
}
