import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { CORRECTED_IN, type OpenedSection, type Openness } from '../domain/opened-sections.js';

interface Of {
  readonly id: string;
  readonly states: readonly string[];
}

/** What the office has opened for correction with the question that waits for its answer. */
@Injectable()
export class OpenedSections {
  constructor(private readonly database: Database) {}

  async of(tx: Tx | null, { id, states }: Of): Promise<readonly OpenedSection[]> {
    if (!states.includes(CORRECTED_IN)) return [];
    const sql = `select c.opened from clarification c
      where c.grant_id = $1 and c.answered_at is null order by c.requested_at desc limit 1`;
    const rows = await (tx
      ? tx.query<{ opened: readonly OpenedSection[] }[]>(sql, [id])
      : this.database.query<{ opened: readonly OpenedSection[] }>(sql, [id]));
    return rows[0]?.opened ?? [];
  }

  /** Until when corrections may be sent, while they are waited for. */
  async dueAt(tx: Tx, id: string): Promise<Date | null> {
    const rows = await tx.query<{ dueAt: Date }[]>(
      `select d.due_at as "dueAt" from workflow_instance i cross join lateral deadlines_in(i.deadlines) d
       where i.id = $1 order by d.due_at limit 1`,
      [id],
    );
    return rows[0]?.dueAt ?? null;
  }

  async opennessOf(tx: Tx, grant: Of): Promise<Openness> {
    return { states: grant.states, opened: await this.of(tx, grant) };
  }
}
