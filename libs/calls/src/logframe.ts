import { readNumber } from '#libs/kernel';
import type { Row } from './answers.js';
import type { AnswerFaultCode } from './check-question.js';
import type { Question } from './file/form-file.js';

type Logframe = Extract<Question, { type: 'logframe' }>;
export type LogframeLevel = Logframe['levels'][number]['value'];

/** One entry of the framework with the rows of its indicators. */
export interface LogframeItem {
  readonly level: LogframeLevel | '';
  /** `1`, `1.2`, `1.2.1` for outcomes, outputs and activities; '' for the impact. */
  readonly number: string;
  readonly statement: string;
  readonly assumptions: string;
  /** The place of its first row, from 0. */
  readonly row: number;
  readonly indicators: readonly { readonly row: number; readonly cells: Row }[];
}

export interface RowFault {
  readonly code: AnswerFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly row: number;
  readonly column: string;
}

const NUMBERED: readonly LogframeLevel[] = ['outcome', 'output', 'activity'];

/**
 * The framework as a tree read from its rows in their order: a row that names neither level nor statement adds an
 * indicator to the entry above it.
 */
export function logframeItems(rows: readonly Row[]): readonly LogframeItem[] {
  const counts = NUMBERED.map(() => 0);
  const items: LogframeItem[] = [];
  for (const [row, cells] of rows.entries()) {
    const indicators = cellOf(cells, 'indicator') === '' ? [] : [{ row, cells }];
    const above = items.at(-1);
    if (above && cellOf(cells, 'level') === '' && cellOf(cells, 'statement') === '') {
      items[items.length - 1] = { ...above, indicators: [...above.indicators, ...indicators] };
      continue;
    }
    // What is none of the levels is refused by the check of its cell.
    const level = cellOf(cells, 'level') as LogframeLevel | '';
    const [statement, assumptions] = [cellOf(cells, 'statement'), cellOf(cells, 'assumptions')];
    items.push({ level, number: numbered(counts, level), statement, assumptions, row, indicators });
  }
  return items;
}

/** What is wrong between the rows: levels without their place, entries without an indicator, indicators without a target. */
export function logframeFaults(question: Logframe, rows: readonly Row[]): readonly RowFault[] {
  const items = logframeItems(rows);
  const at = (code: AnswerFaultCode, row: number, column: string): RowFault => ({ code, params: {}, row, column });
  return items.flatMap((item, index) => [
    ...(item.level === '' ? [at('required', item.row, 'level')] : []),
    ...(item.statement === '' ? [at('required', item.row, 'statement')] : []),
    ...(isOrphan(question, items.slice(0, index), item) ? [at('logframeOutOfOrder', item.row, 'level')] : []),
    ...(item.level !== '' && question.indicatorsAt.includes(item.level) && item.indicators.length === 0
      ? [at('logframeNoIndicator', item.row, 'indicator')]
      : []),
    ...item.indicators.flatMap(({ row, cells }) =>
      question.indicatorsHave
        .filter((column) => cellOf(cells, column) === '')
        .map((column) => at('required', row, column)),
    ),
  ]);
}

/** The levels that the call names and the framework does not have. */
export function missingLevels(question: Logframe, rows: readonly Row[]): readonly Logframe['levels'][number][] {
  const present = new Set(logframeItems(rows).map(({ level }) => level));
  return question.levels.filter(({ value }) => !present.has(value));
}

/** The levels below a level that the call asks for; of these the first may stand directly under it. */
export function levelBelow({ levels }: Logframe, level: LogframeLevel | ''): Logframe['levels'][number] | null {
  const place = levels.findIndex(({ value }) => value === level);
  return place === -1 ? null : (levels[place + 1] ?? null);
}

/**
 * Where a further row belongs under the entry that a row is part of: after the entry's own indicators, or, for an entry
 * of a lower level, after everything that stands under it.
 */
export function placeUnder(
  question: Logframe,
  rows: readonly Row[],
  row: number,
  what: LogframeLevel | 'indicator',
): number {
  const items = logframeItems(rows);
  const entry = items.findLastIndex((item) => item.row <= row);
  const depthOf = (item: LogframeItem | undefined) => question.levels.findIndex(({ value }) => value === item?.level);
  const isBeyond = (item: LogframeItem) => what === 'indicator' || depthOf(item) <= depthOf(items[entry]);
  return items.slice(entry + 1).find(isBeyond)?.row ?? rows.length;
}

/** What is wrong between the months of a work plan. */
export function workPlanFaults(rows: readonly Row[], maxMonths: number): readonly RowFault[] {
  return rows.flatMap((cells, row): readonly RowFault[] => {
    const { from, until } = monthsOfRow(cells);
    if (until < from) return [{ code: 'workPlanBackwards', params: {}, row, column: 'until' }];
    return until > maxMonths ? [{ code: 'workPlanTooLong', params: { max: maxMonths }, row, column: 'until' }] : [];
  });
}

/** The months of an activity; not a number where they cannot be read. */
export function monthsOfRow(cells: Row): { readonly from: number; readonly until: number } {
  const monthIn = (column: string) => {
    const reading = readNumber(cellOf(cells, column));
    return reading.ok ? Number(reading.decimal) : Number.NaN;
  };
  return { from: monthIn('from'), until: monthIn('until') };
}

/** An entry needs one of the level above it somewhere before it. */
function isOrphan({ levels }: Logframe, before: readonly LogframeItem[], { level }: LogframeItem): boolean {
  const place = levels.findIndex(({ value }) => value === level);
  const parent = levels[place - 1]?.value;
  return parent !== undefined && parent !== 'impact' && before.every((item) => item.level !== parent);
}

/** Counts on: a new outcome begins the numbers of its outputs and activities anew. */
function numbered(counts: number[], level: LogframeLevel | ''): string {
  const depth = NUMBERED.findIndex((one) => one === level);
  if (depth === -1) return '';
  counts[depth] = (counts[depth] ?? 0) + 1;
  counts.fill(0, depth + 1);
  return counts.slice(0, depth + 1).join('.');
}

function cellOf(cells: Row, column: string): string {
  return (cells[column] ?? '').trim();
}
