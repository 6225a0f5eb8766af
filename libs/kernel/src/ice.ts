import { controlKey } from './control-key.js';
import { bareDigits } from './digits.js';

declare const ice: unique symbol;

/** Identifiant commun de l'entreprise: 15 digits, entity 9, establishment 4, control 2. */
export type Ice = string & { readonly [ice]: true };

export type IceFault = 'empty' | 'notDigits' | 'length' | 'key';
export type IceReading = { readonly ok: true; readonly ice: Ice } | { readonly ok: false; readonly reason: IceFault };

const DIGITS = 15;

/** Reads an ICE as people write it, or says what is wrong with it. Many associations have none: ask for it, never require it. */
export function parseIce(text: string): IceReading {
  const digits = bareDigits(text);
  if (digits === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/u.test(digits)) return { ok: false, reason: 'notDigits' };
  if (digits.length !== DIGITS) return { ok: false, reason: 'length' };
  if (controlKey(digits.slice(0, DIGITS - 2)) !== digits.slice(-2)) return { ok: false, reason: 'key' };
  // The one place where a text becomes an Ice: length and key were just checked.
  return { ok: true, ice: digits as Ice };
}

/** The ICE in its three groups. */
export function formatIce(number: Ice): string {
  return `${number.slice(0, 9)} ${number.slice(9, 13)} ${number.slice(13)}`;
}
