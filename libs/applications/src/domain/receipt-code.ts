/** Crockford's base 32: no I, L, O or U, so that a code can be read out over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The short code of a submission, `7KQM-3WXA-9PZC`: 55 bits of its SHA-256 fingerprint and one check character, so that
 * a mistyped code is recognised. `fingerprint` is hexadecimal.
 */
export function receiptCode(fingerprint: string): string {
  const bits = BigInt(`0x${fingerprint.slice(0, 16)}`) >> 9n;
  const letters = Array.from({ length: 11 }, (_, i) => letter((bits >> BigInt(50 - 5 * i)) & 31n)).join('');
  return grouped(letters + checkLetter(letters));
}

/** The code as it was printed, from what somebody typed (small letters, O for 0, I or L for 1); null if it is none. */
export function parsedReceiptCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== 12 || [...letters].some((one) => !ALPHABET.includes(one))) return null;
  return checkLetter(letters.slice(0, 11)) === letters[11] ? grouped(letters) : null;
}

function letter(value: bigint): string {
  return ALPHABET.charAt(Number(value));
}

/** Weighted sum modulo 31: finds a single mistake and an exchange of neighbours, but for 0 and Z, which look unlike. */
function checkLetter(letters: string): string {
  const sum = [...letters].reduce((total, one, i) => total + ALPHABET.indexOf(one) * (i + 2), 0);
  return ALPHABET.charAt(sum % 31);
}

function grouped(letters: string): string {
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
