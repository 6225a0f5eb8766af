import { type FiguresFilter, type Step, STEPS } from '#libs/oversight';
import { listAddress, textIn } from '../grants/grants-address.js';

/** The figures that a file can be had of. */
export const FIGURES = ['funnel', 'states', 'lateness', 'budget', 'provinces', 'deadlines'] as const;
export type Figure = (typeof FIGURES)[number];

/** What a list of files behind a figure is asked for; all of it stands in the address. */
export interface FilesAsked extends FiguresFilter {
  /** Number of the file after which the page begins. */
  readonly after?: number | undefined;
}

/** Reads the address. What it cannot read is as if it had not been said. */
export function filesAskedIn(query: unknown): FilesAsked {
  const step = textIn(query, 'step');
  const after = Number(textIn(query, 'after'));
  return {
    step: STEPS.find((each) => each === step),
    state: textIn(query, 'state'),
    late: textIn(query, 'late'),
    province: textIn(query, 'province'),
    lot: textIn(query, 'lot'),
    after: Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : undefined,
  };
}

export function dashboardAddress(code: string): string {
  return `/calls/${encodeURIComponent(code)}/dashboard`;
}

export function figureAddress(code: string, figure: Figure): string {
  return `${dashboardAddress(code)}/figures/${figure}.csv`;
}

/** The list of the files that a figure counts. */
export function filesAddress(code: string, asked: FilesAsked): string {
  return listAddress(`${dashboardAddress(code)}/files`, said(asked));
}

/** The same as a file for a spreadsheet, from its beginning to its end. */
export function filesCsvAddress(code: string, { after: _after, ...filter }: FilesAsked): string {
  return listAddress(`${dashboardAddress(code)}/files.csv`, said(filter));
}

export function stepAddress(code: string, step: Step): string {
  return filesAddress(code, { step });
}

function said({ step, state, late, province, lot, after }: FilesAsked): Readonly<Record<string, string | undefined>> {
  return { step, state, late, province, lot, after: after === undefined ? undefined : String(after) };
}
