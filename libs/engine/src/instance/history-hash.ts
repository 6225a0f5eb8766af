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
  const said = [
    previous,
    row.instanceId,
    row.seq,
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
  return hash('sha256', JSON.stringify(said), 'hex');
}
