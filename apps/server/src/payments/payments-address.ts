import { PAYMENT_GROUPS, type PaymentGroup, type PaymentPlace } from '#libs/payments';
import { listAddress, placeIn, placeText, textIn } from '../grants/grants-address.js';

/** What the list of payments is asked for; all of it stands in the address. */
export interface PaymentsAsked {
  readonly group: PaymentGroup;
  readonly search?: string | undefined;
  readonly after?: PaymentPlace | undefined;
}

/** Reads the address. What it cannot read is as if it had not been said. */
export function paymentsAsked(query: unknown): PaymentsAsked {
  const group = textIn(query, 'group') ?? '';
  return {
    group: isGroup(group) ? group : 'toCheck',
    search: textIn(query, 'search'),
    after: placeIn(textIn(query, 'after')),
  };
}

/** The address of the list that answers this. */
export function paymentsAddress({ group, search, after }: PaymentsAsked): string {
  return listAddress('/payments', { group, search, after: after ? placeText(after) : undefined });
}

function isGroup(text: string): text is PaymentGroup {
  return Object.hasOwn(PAYMENT_GROUPS, text);
}
