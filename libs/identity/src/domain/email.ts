const LONGEST = 254;
const SHAPE = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\]]{2,}$/u;

/**
 * An address as we keep it: without the blanks of a paste, composed, in small letters, so that one person is one
 * account. Null where it cannot be an address; whether it exists only a mail can show.
 */
export function parseEmail(text: string): string | null {
  const address = text.normalize('NFKC').trim().toLowerCase();
  return address.length <= LONGEST && SHAPE.test(address) ? address : null;
}
