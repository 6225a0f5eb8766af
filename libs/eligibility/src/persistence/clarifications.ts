import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { type Clarification, ClarificationNotFound } from '../domain/clarification.js';
import { ClarificationRow } from './clarification.row.js';

/** Questions to applicants and their answers. */
@Injectable()
export class Clarifications {
  async add(tx: Tx, clarification: Clarification): Promise<void> {
    await tx.insert(ClarificationRow, { ...clarification });
  }

  /** Throws `ClarificationNotFound`, also for a question of another file. */
  async of(tx: Tx, grantId: string, id: string): Promise<Clarification> {
    const row = await tx.findOneBy(ClarificationRow, { id, grantId });
    if (!row) throw new ClarificationNotFound('There is no such question for this file.', { id });
    return { ...row };
  }

  async saveAnswer(tx: Tx, { id, answer, answeredAt, answeredBy }: Clarification): Promise<void> {
    await tx.update(ClarificationRow, { id }, { answer, answeredAt, answeredBy });
  }
}
