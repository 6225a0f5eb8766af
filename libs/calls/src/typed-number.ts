import { readNumber } from '#libs/kernel';

/** What a spreadsheet keeps of a number. */
const SIGNIFICANT = 15;
const MOST_DECIMALS = 9;

/**
 * A cell as somebody would have typed it: a number with a decimal comma and no groups, such that it is read in one way
 * only (`1,2340`, for `1,234` could be more than a thousand). A text stays what it is.
 */
export function typedNumber(cell: string | number | boolean | null): string {
  if (typeof cell !== 'number') return cell === null ? '' : String(cell);
  if (!Number.isFinite(cell)) return '';
  const exact = Number(cell.toPrecision(SIGNIFICANT));
  const [whole = '', fraction = ''] = exact.toFixed(MOST_DECIMALS).split('.');
  const decimals = fraction.replace(/0+$/u, '');
  const text = decimals === '' ? whole : `${whole},${decimals}`;
  const reading = readNumber(text);
  return reading.ok || reading.reason !== 'ambiguous' ? text : `${text}0`;
}
