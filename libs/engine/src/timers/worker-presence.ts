import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { Database } from '#libs/platform';
import { sharesOf } from './shares.js';

/** A worker that is there. */
export interface PresentWorker {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}

/** Of whom nothing was heard for longer is taken to be gone: killed, frozen or cut off, it makes no difference. */
const GONE_AFTER = '2.5 seconds';
const FORGOTTEN_AFTER = '1 minute';

/**
 * The workers of this installation, as each tells the others through the database. Nobody leads: every worker divides the
 * shards among those it sees, and comes to what the others come to. For a moment two may see different workers; a shard
 * then has two workers, or none, and no deadline is lost or done twice by it: that rests on locks, not on shares.
 */
@Injectable()
export class WorkerPresence {
  private readonly id: string;

  constructor(
    private readonly database: Database,
    ids: Ids,
  ) {
    this.id = ids.next();
  }

  /** Says that this worker is there; answers the shards that are its share now. */
  async announce(): Promise<readonly number[]> {
    const others = await this.database.query<{ id: string }>(ANNOUNCE, [this.id, hostname(), process.pid]);
    return sharesOf([this.id, ...others.map(({ id }) => id)]).get(this.id) ?? [];
  }

  /** Says good-bye, so that nobody has to wait for silence. */
  async leave(): Promise<void> {
    await this.database.query('delete from worker_presence p where p.id = $1', [this.id]);
  }
}

/** By the time that the database really keeps: the demo's clock may jump. */
const IS_PRESENT = `p.seen_at > clock_timestamp() - interval '${GONE_AFTER}'`;

/** Who is there, for whoever has only a connection. */
export const PRESENT_WORKERS = `
select p.id, p.host, p.pid from worker_presence p where ${IS_PRESENT} order by p.since, p.id`;

const ANNOUNCE = `
with here as (
  insert into worker_presence as mine (id, host, pid, since, seen_at)
  values ($1, $2, $3, clock_timestamp(), clock_timestamp())
  on conflict (id) do update set seen_at = excluded.seen_at
), forgotten as (
  delete from worker_presence p where p.id in (
    select old.id from worker_presence old where old.seen_at < clock_timestamp() - interval '${FORGOTTEN_AFTER}'
    for update skip locked
  )
)
select p.id from worker_presence p where p.id <> $1 and ${IS_PRESENT}`;
