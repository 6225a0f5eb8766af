/** The two control digits that the RIB and the ICE share: 97 - (number * 100 mod 97), so never 00. */
export function controlKey(digits: string): string {
  return String(97n - ((BigInt(digits) * 100n) % 97n)).padStart(2, '0');
}
