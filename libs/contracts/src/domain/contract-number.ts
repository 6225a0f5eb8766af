/**
 * The number of a contract, `KAF-2026-01-0042-C1`: the application's code and which attempt at a contract it is. A
 * contract that was taken back keeps its number, so that no number ever means two contents.
 */
export function contractNumber(applicationCode: string, attempt: number): string {
  return `${applicationCode}-C${attempt}`;
}
