import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import type { CallFile } from '../file/call-file.js';

/** Corrected forms of a published call that wait for a second person. */
export interface ProposedCorrection {
  readonly id: string;
  readonly callId: string;
  /** The revision of the call that was corrected. */
  readonly basedOn: number;
  readonly file: CallFile;
  /** Told to everybody who has a draft. */
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
}

/** What became of a proposal: it was made, as a new revision, or set aside. */
export interface DecidedCorrection extends ProposedCorrection {
  readonly outcome: 'made' | 'setAside';
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly revision: number | null;
}

interface Decision {
  readonly by: string;
  readonly at: Date;
}

/** Corrections of the forms of published calls: who proposed what, and what became of it. Decided once. */
@Injectable()
export class FormCorrections {
  constructor(private readonly database: Database) {}

  async propose(
    tx: Tx,
    { id, callId, basedOn, file, reason, proposedBy, proposedAt }: ProposedCorrection,
  ): Promise<void> {
    await tx.query(
      `insert into form_correction (id, call_id, based_on, file, reason, proposed_by, proposed_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, callId, basedOn, JSON.stringify(file), reason, proposedBy, proposedAt],
    );
  }

  /** The one that waits for a second person; null where none does. */
  async open(tx: Tx | null, callId: string): Promise<ProposedCorrection | null> {
    const sql = `select ${COLUMNS} from form_correction f where f.call_id = $1 and f.outcome is null`;
    const [found] = await (tx
      ? tx.query<ProposedCorrection[]>(sql, [callId])
      : this.database.query<ProposedCorrection>(sql, [callId]));
    return found ?? null;
  }

  async setAside(tx: Tx, { id }: ProposedCorrection, { by, at }: Decision): Promise<void> {
    await tx.query(`update form_correction set outcome = 'setAside', decided_by = $2, decided_at = $3 where id = $1`, [
      id,
      by,
      at,
    ]);
  }

  /** Makes a correction, by which the call gets a new revision; the hash is of what it says from then on. */
  async make(
    tx: Tx,
    { id, callId }: ProposedCorrection,
    { by, at }: Decision,
  ): Promise<{ readonly revision: number; readonly sha256: string }> {
    await tx.query(
      `update form_correction set outcome = 'made', decided_by = $2, decided_at = $3, revision = nextval('call_revision')
       where id = $1`,
      [id, by, at],
    );
    // The database keeps what the call says from this revision on.
    await tx.query(
      `update call set file = f.file, revision = f.revision from form_correction f where call.id = $1 and f.id = $2`,
      [callId, id],
    );
    const kept: { revision: number; sha256: string }[] = await tx.query(
      `select d.revision, d.sha256 from call_document d where d.call_id = $1 order by d.revision desc limit 1`,
      [callId],
    );
    if (!kept[0]) throw new Error(`Nothing is kept of call ${callId}.`);
    return kept[0];
  }

  /** Those that were made, newest first. */
  madeOf(callId: string): Promise<readonly DecidedCorrection[]> {
    return this.database.query<DecidedCorrection>(
      `select ${COLUMNS}, f.outcome, f.decided_by as "decidedBy", f.decided_at as "decidedAt", f.revision
       from form_correction f where f.call_id = $1 and f.outcome = 'made' order by f.revision desc`,
      [callId],
    );
  }
}

const COLUMNS = `f.id, f.call_id as "callId", f.based_on as "basedOn", f.file, f.reason, f.proposed_by as "proposedBy",
  f.proposed_at as "proposedAt"`;
