/** The code by which everybody speaks of an application, `KAF-2026-01-0042`: the call's code and a running number. */
export function applicationCode(callCode: string, number: number): string {
  return `${callCode}-${String(number).padStart(4, '0')}`;
}
