/** A length of time: whole working days, or an ISO 8601 duration. `sign` says whether it goes forward or back. */
export type Period =
  | { readonly kind: 'workingDays'; readonly sign: 1 | -1; readonly days: number }
  | { readonly kind: 'iso'; readonly sign: 1 | -1; readonly iso: string };

const WORKING_DAYS = /^(-?)P(\d{1,4})WD$/u;
const ISO =
  /^(-?)(P(?=\d|T\d)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,8}S)?)?)$/u;

/** Reads `P30D`, `PT24H`, `-P7D` and the working days `P5WD`; null for everything else. */
export function parsePeriod(text: string): Period | null {
  const working = WORKING_DAYS.exec(text);
  if (working) return { kind: 'workingDays', sign: signOf(working[1]), days: Number(working[2]) };
  const iso = ISO.exec(text);
  if (iso?.[2]) return { kind: 'iso', sign: signOf(iso[1]), iso: iso[2] };
  return null;
}

function signOf(sign: string | undefined): 1 | -1 {
  return sign === '-' ? -1 : 1;
}
