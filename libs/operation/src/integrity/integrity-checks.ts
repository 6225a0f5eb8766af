import { Injectable } from '@nestjs/common';
import type { Discrepancy, Verification } from '#libs/engine';
import type { ReceiptsChecked } from '#libs/applications';
import type { DocumentDeviation } from '#libs/calls';
import { Database } from '#libs/platform';
import type { FilesFound } from '../files/stored-files.js';

/** What a history does not explain or says otherwise, or what lists show otherwise than it stands. */
export type Deviation = Omit<Discrepancy, 'code'> & {
  readonly code: Discrepancy['code'] | DocumentDeviation['code'] | 'listedOtherwise';
};

/** What a check of everything found. */
export interface IntegrityFindings extends Omit<Verification, 'discrepancies'>, FilesFound, ReceiptsChecked {
  readonly discrepancies: readonly Deviation[];
}

/** One check of everything. */
export interface IntegrityCheck {
  readonly id: string;
  /** Null where a command of the operator's ran it. */
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  /** Instances looked at so far. */
  readonly instances: number;
  /** Null until it is done. */
  readonly finishedAt: Date | null;
  readonly rows: number | null;
  readonly detached: number | null;
  readonly discrepancies: readonly Deviation[] | null;
  readonly files: number | null;
  readonly missing: readonly string[] | null;
  /** Null also where the check was done before receipts were looked at. */
  readonly receipts: number | null;
  readonly unsigned: number | null;
  readonly differing: ReceiptsChecked['differing'] | null;
}

/** The last check that is done, and the one that is asked for or going on. */
export interface LastChecks {
  readonly done: IntegrityCheck | null;
  readonly open: IntegrityCheck | null;
}

/** Whoever ran a check has not been heard of for so long: somebody else begins it anew. */
const SILENT_SECONDS = 300;

/** The checks of everything's integrity, and what they found. */
@Injectable()
export class IntegrityChecks {
  constructor(private readonly database: Database) {}

  async last(): Promise<LastChecks> {
    const [done] = await this.database.query<IntegrityCheck>(
      `${CHECK} where c.finished_at is not null order by c.finished_at desc limit 1`,
    );
    const [open] = await this.database.query<IntegrityCheck>(
      `${CHECK} where c.finished_at is null order by c.requested_at limit 1`,
    );
    return { done: done ?? null, open: open ?? null };
  }

  /** The oldest check that nobody runs, now this caller's; null where there is none. */
  async take(): Promise<string | null> {
    const taken = await this.database.transaction(async (tx) => {
      const [row]: { id: string }[] = await tx.query(OPEN, [SILENT_SECONDS]);
      if (row) await tx.query(BEGUN, [row.id]);
      return row;
    });
    return taken?.id ?? null;
  }

  /** Notes a check that its caller runs at once. */
  async begin(id: string, requestedBy: string): Promise<string> {
    await this.database.query(
      `insert into integrity_check (id, requested_by, requested_at, started_at, seen_at, instances)
       values ($1, $2, minha_now(), minha_now(), clock_timestamp(), 0)`,
      [id, requestedBy],
    );
    return id;
  }

  /** How far it is; also a sign of life. */
  async progress(id: string, instances: number): Promise<void> {
    await this.database.query('update integrity_check set instances = $2, seen_at = clock_timestamp() where id = $1', [
      id,
      instances,
    ]);
  }

  async finish(id: string, found: IntegrityFindings): Promise<void> {
    const { instances, rows, detached, discrepancies, files, missing, receipts, unsigned, differing } = found;
    await this.database.query(FINISHED, [
      id,
      instances,
      rows,
      detached,
      JSON.stringify(discrepancies),
      files,
      JSON.stringify(missing),
      receipts,
      unsigned,
      JSON.stringify(differing),
    ]);
  }
}

const CHECK = `
select c.id, p.name as "requestedBy", c.requested_at as "requestedAt", c.started_at as "startedAt", c.instances,
  c.finished_at as "finishedAt", c.history_rows::float8 as rows, c.detached, c.discrepancies, c.files,
  c.missing_files as missing, c.receipts, c.receipts_unsigned as unsigned, c.receipts_differing as differing
from integrity_check c left join person p on p.id::text = c.requested_by`;

const OPEN = `
select c.id from integrity_check c
where c.finished_at is null and (c.seen_at is null or c.seen_at < clock_timestamp() - make_interval(secs => $1))
order by c.requested_at limit 1 for update skip locked`;

const BEGUN = `
update integrity_check set started_at = minha_now(), seen_at = clock_timestamp(), instances = 0 where id = $1`;

const FINISHED = `
update integrity_check set instances = $2, history_rows = $3, detached = $4, discrepancies = $5, files = $6,
  missing_files = $7, receipts = $8, receipts_unsigned = $9, receipts_differing = $10, finished_at = minha_now()
where id = $1`;
