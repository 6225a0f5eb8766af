import { Injectable } from '@nestjs/common';
import type { DateName, Text } from '#libs/calls';
import { Reads } from '#libs/platform';

/** One call in the office's list. */
export interface CallInHand {
  readonly id: string;
  readonly code: string;
  readonly title: Text;
  /** Path of the call's state: `published`, `evaluation.conceptNotes` ... */
  readonly state: string;
  readonly publishedAt: Date | null;
  /** In which its dates are said. */
  readonly zone: string;
  /** The next date that the state waits for; null at the end. */
  readonly next: { readonly deadline: DateName; readonly at: Date } | null;
  /** Files of the call that were begun, whatever became of them. */
  readonly files: number;
}

type Row = Omit<CallInHand, 'next'> & { readonly deadline: DateName | null; readonly dueAt: Date | null };

/** Every call with where it stands: what the office has in hand first, the one with the nearest date on top. */
@Injectable()
export class CallRegister {
  constructor(private readonly reads: Reads) {}

  async list(): Promise<readonly CallInHand[]> {
    const rows = await this.reads.query<Row>(SQL);
    return rows.map(({ deadline, dueAt, ...call }) => ({
      ...call,
      next: deadline === null || dueAt === null ? null : { deadline, at: dueAt },
    }));
  }
}

const SQL = `
select c.id, c.code, c.file->'texts'->'title' as title, i.state, c.published_at as "publishedAt",
  c.file->>'zone' as zone, t.deadline, t.due_at as "dueAt", f.files
from call c
join workflow_instance i on i.id = c.id
left join lateral (
  select d.name as deadline, d.due_at from deadlines_in(i.deadlines) d order by d.due_at limit 1
) t on true
cross join lateral (
  select count(*)::int as files from workflow_instance g where g.call_id = c.id and g.subject = 'grant'
) f
order by i.state in ('archived', 'cancelled'), t.due_at nulls last, c.code`;
