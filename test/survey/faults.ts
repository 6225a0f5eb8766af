import type { Look } from './screen.js';

/** Something that no page should have. */
export interface Fault {
  readonly check: string;
  /** Name of the page, or of whatever it concerns. */
  readonly page: string;
  readonly look?: Partial<Look>;
  readonly what: string;
}

/** What one check came to. */
export interface Outcome {
  readonly check: string;
  readonly pages: number;
  /** How often something was looked at: a page in a language, a theme and a width. */
  readonly looks: number;
  readonly seconds: number;
  readonly faults: readonly Fault[];
  /** Figures of this check, a row each, for its own table. */
  readonly figures?: readonly Readonly<Record<string, string | number>>[];
}

/** The same fault on many pages is one thing to mend: what it is, how often, and where first. */
export function grouped(
  faults: readonly Fault[],
): readonly { readonly what: string; readonly on: readonly string[] }[] {
  const groups = groupedBy(faults, ({ check, what }) => `${check}: ${what}`);
  return [...groups]
    .map(([what, all]) => ({ what, on: [...new Set(all.map(whereOf))] }))
    .toSorted((one, other) => other.on.length - one.on.length);
}

export function groupedBy<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}

function whereOf({ page, look }: Fault): string {
  const how = [look?.lang, look?.theme, look?.width].filter((part) => part !== undefined).join(' ');
  return how === '' ? page : `${page} (${how})`;
}

const SHOWN_PLACES = 4;

export function faultsInWords(faults: readonly Fault[]): string {
  return grouped(faults)
    .map(({ what, on }) => {
      const more = on.length > SHOWN_PLACES ? ` and ${on.length - SHOWN_PLACES} more` : '';
      return `  ${on.length} x ${what}\n      ${on.slice(0, SHOWN_PLACES).join(', ')}${more}\n`;
    })
    .join('');
}

/** Rows of one kind as a table of text. */
export function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const [first] = rows;
  if (!first) return '';
  const names = Object.keys(first);
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_name, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const isNumber = names.map((name) => rows.every((row) => typeof row[name] === 'number'));
  return cells
    .map((row) => row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))))
    .map((row) => `${row.join('  ').trimEnd()}\n`)
    .join('');
}
