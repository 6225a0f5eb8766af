/** What to write where only some ways of writing can be read. Its sentence on pages is `callFile.hint.<name>`. */
export const HINTS = {
  name: 'write a name without spaces that begins with a small letter, such as targetGroups',
  text: 'write the text',
  shorter: 'shorten the text to 20,000 characters',
  amount: 'write an amount such as 4905000.00, without spaces or commas',
  decimal: 'write a decimal number such as 7 or 10.90',
  dateTime: 'write a date and hour of the calendar, such as 2026-02-19T12:00',
  day: 'write a day of the calendar, such as 2026-02-19',
  dayOfYear: 'write a day of the year, such as 01-14',
  period: 'write an ISO 8601 duration such as P30D, or working days such as P5WD',
  lot: 'write a short code such as L1',
  region: 'write the ISO 3166-2 code of the region, from MA-01 to MA-12',
  province: 'write the ISO 3166-2 code of the province, such as MA-TNG',
  callCode: 'write a code such as KAF-2026-01',
  grid: 'write the name of the grid as in its file name, such as prag-cn-b',
  heading: 'number the headings 1 to 9',
  options: 'offer at least two options',
} as const;
export type Hint = keyof typeof HINTS;

// The keys of a constant are known; Object.entries only says that they are text.
const NAMES = new Map((Object.entries(HINTS) as [Hint, string][]).map(([name, words]) => [words, name]));

/** The hint whose words these are; null for the words of a library. */
export function hintNamed(message: string): Hint | null {
  return NAMES.get(message) ?? null;
}
