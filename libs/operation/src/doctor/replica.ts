import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '#config/env.schema';
import { type AskDatabase, withDatabase } from './database.js';
import { warning, well, wrong, type Finding } from './finding.js';

interface Replayed {
  readonly isReplica: boolean;
  readonly isThere: boolean;
  readonly bytes: number;
  readonly isPaused: boolean;
}

const LOOK_AGAIN_MS = 50;

/**
 * How long the replica takes to get to where the database is now, up to the bound from which on nobody asks it. Measured,
 * because the age of its last change says nothing while nothing changes.
 */
export async function replica(
  primary: AskDatabase,
  { databaseReplicaUrl: url, replicaMaxLagMs }: Settings,
): Promise<readonly Finding[]> {
  if (url === null) return [];
  const [end] = await primary<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
  const found = await withDatabase(url, async (ask) => [await follows(ask, end?.lsn ?? '0/0', replicaMaxLagMs)]);
  return found.map((finding) => ({ ...finding, check: 'replica' }));
}

async function follows(ask: AskDatabase, lsn: string, mostMs: number): Promise<Finding> {
  const began = performance.now();
  for (;;) {
    const [now] = await ask<Replayed>(replayed(lsn));
    const ms = performance.now() - began;
    if (!now?.isReplica) return wrong('replica', 'replicaNone');
    if (now.isThere) return well('replica', 'replica', { ms: Math.round(ms) });
    if (ms > mostMs) return behind(now, ms);
    await pause(LOOK_AGAIN_MS);
  }
}

function behind({ bytes, isPaused }: Replayed, ms: number): Finding {
  const params = { ms: Math.round(ms), kilobytes: Math.ceil(bytes / 1_024) };
  return warning('replica', isPaused ? 'replicaPaused' : 'replicaBehind', params);
}

/** A position in the log is written as two hexadecimal numbers, whoever sends it. */
function replayed(lsn: string): string {
  if (!/^[0-9A-F]+\/[0-9A-F]+$/.test(lsn)) throw new Error(`No position in the log: ${lsn}`);
  return `
    select pg_is_in_recovery() as "isReplica",
      coalesce(pg_last_wal_replay_lsn() >= '${lsn}'::pg_lsn, false) as "isThere",
      coalesce('${lsn}'::pg_lsn - pg_last_wal_replay_lsn(), 0)::float8 as bytes,
      case when pg_is_in_recovery() then pg_get_wal_replay_pause_state() <> 'not paused' else false end as "isPaused"`;
}
