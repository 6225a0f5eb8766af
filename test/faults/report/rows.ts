import { appendFileSync } from 'node:fs';
import type { FaultRow } from './fault-row.js';

/** A row, with how long it took until everything went on after what was lost had come back. */
export interface MeasuredRow extends FaultRow {
  readonly recoveryMs?: number;
}

/** Adds a row to the file that `npm run faults` makes its report from; without one there is no report. */
export function report(row: MeasuredRow): void {
  const file = process.env['FAULT_ROWS'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** How often each fault is injected: once in the tests, more often for the report. */
export function turns(): number {
  return Number(process.env['FAULT_TURNS'] ?? '1');
}
