import type { RandomFile } from './random-call.js';

/** A call that chance has made, and where it lies in the database. */
export interface WrittenCall {
  readonly callId: string;
  readonly files: readonly (RandomFile & { readonly id: string })[];
}

/** A file with the call that it belongs to. */
export type FileOfCall = WrittenCall['files'][number] & { readonly callId: string };

let last = 0;

/** Ids in the order in which they are asked for. */
export function nextId(): string {
  last += 1;
  return `00000000-0000-7000-8000-${last.toString(16).padStart(12, '0')}`;
}

export type Row = Readonly<Record<string, unknown>>;
export type Rows = readonly (readonly [table: string, rows: readonly Row[]])[];
