import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { type Complaint, ComplaintNotFound, type Decision, type Outcome } from '../domain/complaint.js';
import { ComplaintRow } from './complaint.row.js';
import { DECISION } from './decision.sql.js';

/** Complaints, and the decisions that they are about. */
@Injectable()
export class Complaints {
  /** The decision that the file stands under now; null for a file that goes on. */
  async decisionOn(tx: Tx, grantId: string): Promise<Decision | null> {
    const [decision]: Decision[] = await tx.query(DECISION, [grantId]);
    return decision ?? null;
  }

  async isFiled(tx: Tx, grantId: string, decisionSeq: number): Promise<boolean> {
    return tx.existsBy(ComplaintRow, { grantId, decisionSeq });
  }

  async add(tx: Tx, complaint: Complaint): Promise<void> {
    await tx.insert(ComplaintRow, { ...complaint });
  }

  /** Throws `ComplaintNotFound`, also for a complaint on another file. */
  async of(tx: Tx, grantId: string, id: string): Promise<Complaint> {
    const row = await tx.findOneBy(ComplaintRow, { id, grantId });
    if (!row) throw new ComplaintNotFound('There is no such complaint for this file.', { id });
    // The column's check knows these two words only.
    return { ...row, outcome: row.outcome as Outcome | null };
  }

  /** Who took the decision that a complaint is about. */
  async deciders(tx: Tx, { grantId, decisionSeq }: Complaint): Promise<readonly string[]> {
    const rows: { id: string }[] = await tx.query(
      `select h.actor->>'id' as id from workflow_history h
       where h.instance_id = $1 and h.seq = $2 and h.actor->>'kind' = 'person'`,
      [grantId, decisionSeq],
    );
    return rows.map(({ id }) => id);
  }

  async saveAnswer(tx: Tx, { id, outcome, answer, answeredAt, answeredBy }: Complaint): Promise<void> {
    await tx.update(ComplaintRow, { id }, { outcome, answer, answeredAt, answeredBy });
  }
}
