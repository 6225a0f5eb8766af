import { controlKey } from './control-key.js';
import { bareDigits } from './digits.js';

declare const rib: unique symbol;

/** A Moroccan bank account number whose key is right: 24 digits, bank 3, city 3, account 16, key 2. */
export type Rib = string & { readonly [rib]: true };

/** `iban`: begins as an IBAN that no Moroccan account can have (a correct RIB always gives MA64). */
export type RibFault = 'empty' | 'notDigits' | 'length' | 'key' | 'iban';
export type RibReading = { readonly ok: true; readonly rib: Rib } | { readonly ok: false; readonly reason: RibFault };

const DIGITS = 24;
const COUNTRY_AND_CHECK = 'MA64';

/** Reads a RIB as people write it (spaces, dashes, either set of digits, or its whole IBAN), or says what is wrong. */
export function parseRib(text: string): RibReading {
  const written = bareDigits(text).toUpperCase();
  if (written === '') return { ok: false, reason: 'empty' };
  if (/^[A-Z]{2}/u.test(written) && !written.startsWith(COUNTRY_AND_CHECK)) return { ok: false, reason: 'iban' };
  return ribOfDigits(written.replace(COUNTRY_AND_CHECK, ''));
}

/** The IBAN of an account. Its check digits are 64 for every correct RIB. */
export function toIban(account: Rib): string {
  return `${COUNTRY_AND_CHECK}${account}`;
}

/** The RIB in its four groups, as banks print it. */
export function formatRib(account: Rib): string {
  return `${account.slice(0, 3)} ${account.slice(3, 6)} ${account.slice(6, 22)} ${account.slice(22)}`;
}

/** The IBAN with only its beginning and its last four digits, for pages that need to recall an account, not to show it. */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)} ${'•'.repeat(Math.max(0, iban.length - 8))} ${iban.slice(-4)}`;
}

function ribOfDigits(digits: string): RibReading {
  if (!/^\d+$/u.test(digits)) return { ok: false, reason: 'notDigits' };
  if (digits.length !== DIGITS) return { ok: false, reason: 'length' };
  if (controlKey(digits.slice(0, DIGITS - 2)) !== digits.slice(-2)) return { ok: false, reason: 'key' };
  // The one place where a text becomes a Rib: length and key were just checked.
  return { ok: true, rib: digits as Rib };
}
