import { type Currency, Money } from '#libs/kernel';

/** What a spreadsheet program would take for a formula, also in full-width forms. */
const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;
const QUOTED = /[";\r\n,]/;
const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark so that every spreadsheet reads Arabic). A cell that could be
 * taken for a formula is led by an apostrophe: what an applicant wrote is never run on an officer's machine.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An amount as programs read it: a plain decimal in units of the currency. */
export function amountCell(minor: number, currency: Currency): string {
  return Money.of(minor, currency).toDecimal();
}
