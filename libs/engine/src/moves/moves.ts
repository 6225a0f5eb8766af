import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { MoveNotFound } from './errors.js';

/** Files that go on under another version, as it was decided and as far as it got. */
export interface Move {
  readonly id: string;
  readonly definition: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  /** The move that this one takes back; null for a move of its own. */
  readonly undoes: string | null;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly finishedAt: Date | null;
}

const COLUMNS = `m.id, m.definition, m.from_version as "fromVersion", m.to_version as "toVersion", m.undoes, m.reason,
  m.requested_by as "requestedBy", m.requested_at as "requestedAt", m.confirmed_by as "confirmedBy",
  m.confirmed_at as "confirmedAt", m.finished_at as "finishedAt"`;

/** The moves that were asked for. */
@Injectable()
export class Moves {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, move: Omit<Move, 'confirmedBy' | 'confirmedAt' | 'finishedAt'>): Promise<void> {
    await tx.query(
      `insert into workflow_move (id, definition, from_version, to_version, undoes, reason, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        move.id,
        move.definition,
        move.fromVersion,
        move.toVersion,
        move.undoes,
        move.reason,
        move.requestedBy,
        move.requestedAt,
      ],
    );
  }

  /** Locked until the transaction ends; throws `MoveNotFound`. */
  async hold(tx: Tx, id: string): Promise<Move> {
    const [move]: Move[] = await tx.query(`select ${COLUMNS} from workflow_move m where m.id = $1 for update`, [id]);
    if (move) return move;
    throw new MoveNotFound(`There is no move ${id}.`, { id });
  }

  /** Every move, the newest first. */
  list(): Promise<readonly Move[]> {
    return this.database.query<Move>(`select ${COLUMNS} from workflow_move m order by m.requested_at desc, m.id`);
  }

  async confirm(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.query(`update workflow_move set confirmed_by = $2, confirmed_at = $3 where id = $1`, [id, by, at]);
  }

  async finish(id: string, at: Date): Promise<void> {
    await this.database.query(
      `with done as (
         update workflow_move set finished_at = $2 where id = $1 and finished_at is null returning 1
       ) select count(*) from done`,
      [id, at],
    );
  }
}
