import { westernDigits } from './digits.js';

export type NumberFault = 'empty' | 'notANumber' | 'ambiguous';
export type NumberReading =
  { readonly ok: true; readonly decimal: string } | { readonly ok: false; readonly reason: NumberFault };

const GAPS = /[\s\u00a0\u202f\u2009'’\u066c\u200e\u200f]/gu;
const ARABIC_DECIMAL_POINT = '\u066b';

/**
 * Reads a number as people type it (`1 234,50`, `1.234,50`, `1,234.50`, `١٢٣٤٫٥٠`) into `1234.50`. `1.234` may be more
 * than a thousand or little more than one: it is not guessed, the person is asked.
 */
export function readNumber(typed: string): NumberReading {
  const text = westernDigits(typed.normalize('NFKC')).replace(GAPS, '').replaceAll(ARABIC_DECIMAL_POINT, ',');
  if (text === '') return { ok: false, reason: 'empty' };
  const match = /^(-?)(\d[\d.,]*)$/u.exec(text);
  if (!match) return { ok: false, reason: 'notANumber' };
  const [, sign = '', digits = ''] = match;
  const reading = withoutGroups(digits);
  return reading.ok ? { ok: true, decimal: `${sign}${reading.decimal}` } : reading;
}

function withoutGroups(text: string): NumberReading {
  const separators = text.replace(/\d/gu, '');
  if (separators === '') return { ok: true, decimal: text };
  if (separators.length === 1) return withOneSeparator(text, separators);
  return withSeveralSeparators(text, separators);
}

function withOneSeparator(text: string, separator: string): NumberReading {
  const [whole = '', fraction = ''] = text.split(separator);
  if (fraction === '') return { ok: false, reason: 'notANumber' };
  const couldBeThousands = fraction.length === 3 && whole.length <= 3 && !whole.startsWith('0');
  if (couldBeThousands) return { ok: false, reason: 'ambiguous' };
  return { ok: true, decimal: `${whole}.${fraction}` };
}

function withSeveralSeparators(text: string, separators: string): NumberReading {
  const [group = ''] = separators;
  const last = separators.at(-1) ?? '';
  const point = last === group ? null : last;
  const [whole = '', fraction = ''] = point === null ? [text] : text.split(point);
  const isGrouped = /^\d{1,3}(?: \d{3})+$/u.test(whole.replaceAll(group, ' '));
  if (!isGrouped || (point !== null && fraction === '')) return { ok: false, reason: 'notANumber' };
  const integer = whole.replaceAll(group, '');
  return { ok: true, decimal: point === null ? integer : `${integer}.${fraction}` };
}
