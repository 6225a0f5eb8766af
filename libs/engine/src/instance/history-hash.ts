import { hash } from 'node:crypto';

/** What the chain of an instance begins with. */
export const CHAIN_START = '0'.repeat(64);

/** One row of history, its JSON columns as the exact text that is stored. */
export interface HistoryText {
  readonly instanceId: string;
  readonly seq: number;
  readonly event: string;
  readonly taken: string;
  readonly payload: string;
  readonly actor: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly fromState: string;
  readonly toState: string;
  readonly toValue: string;
  readonly fired: string;
  readonly definition: string;
  readonly definitionVersion: number;
  readonly command: string | null;
}

/** SHA-256 over the previous row's hash and everything that this row says, in hexadecimal. */
export function historyHash(previous: string, row: HistoryText): string {
  return chainHash(previous, row.instanceId, row.seq, chainedText(row));
}

/** The same for a row whose `chainedText` is known. */
export function chainHash(previous: string, instanceId: string, seq: number, chained: string): string {
  return hash('sha256', `["${previous}","${instanceId}",${seq},${chained}`, 'hex');
}

/** What a row says besides whose it is, as the end of a JSON array. */
export function chainedText(row: Omit<HistoryText, 'instanceId' | 'seq'>): string {
  const said = [
    row.event,
    row.taken,
    row.payload,
    row.actor,
    row.at,
    row.fromState,
    row.toState,
    row.toValue,
    row.fired,
    row.definition,
    row.definitionVersion,
    row.command,
  ];
  return JSON.stringify(said).slice(1);
}
