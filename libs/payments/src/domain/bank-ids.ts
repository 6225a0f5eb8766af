/**
 * The reference that comes back on the bank's statement: the payment's id without its dashes and which attempt it is.
 * At most 35 characters, as ISO 20022 asks, and never the same for two transfers.
 */
export function endToEndId(paymentId: string, attempt: number): string {
  return `${paymentId.replaceAll('-', '')}-${attempt}`;
}

/** The reference of a payment file: the day it was made and the end of its id. */
export function messageId(madeAt: Date, batchId: string): string {
  const day = madeAt.toISOString().slice(0, 10).replaceAll('-', '');
  return `MINHA-${day}-${batchId.replaceAll('-', '').slice(-12).toUpperCase()}`;
}
