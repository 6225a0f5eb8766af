import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { CorrectionNotFound } from './errors.js';

/** A state that one person asks to correct and another corrects. */
export interface Correction {
  readonly id: string;
  readonly instanceId: string;
  readonly fromState: string;
  readonly toState: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
}

const COLUMNS = `c.id, c.instance_id as "instanceId", c.from_state as "fromState", c.to_state as "toState", c.reason,
  c.requested_by as "requestedBy", c.requested_at as "requestedAt", c.confirmed_by as "confirmedBy",
  c.confirmed_at as "confirmedAt"`;

/** The corrections that were asked for. */
@Injectable()
export class Corrections {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, correction: Omit<Correction, 'confirmedBy' | 'confirmedAt'>): Promise<void> {
    const { id, instanceId, fromState, toState, reason, requestedBy, requestedAt } = correction;
    await tx.query(
      `insert into workflow_correction (id, instance_id, from_state, to_state, reason, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, instanceId, fromState, toState, reason, requestedBy, requestedAt],
    );
  }

  /** Locked until the transaction ends; throws `CorrectionNotFound`. */
  async hold(tx: Tx, id: string): Promise<Correction> {
    const [correction]: Correction[] = await tx.query(
      `select ${COLUMNS} from workflow_correction c where c.id = $1 for update`,
      [id],
    );
    if (correction) return correction;
    throw new CorrectionNotFound(`There is no correction ${id}.`, { id });
  }

  async confirm(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.query(`update workflow_correction set confirmed_by = $2, confirmed_at = $3 where id = $1`, [id, by, at]);
  }

  /** Those that wait for their second person, the oldest first. */
  waiting(): Promise<readonly Correction[]> {
    return this.database.query<Correction>(
      `select ${COLUMNS} from workflow_correction c where c.confirmed_at is null order by c.requested_at, c.id`,
    );
  }
}
