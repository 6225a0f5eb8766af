import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { Definitions } from '../definitions/definitions.js';

/** The instances that began in a month, and what of it still goes on. */
export interface MonthOfFiles {
  readonly files: number;
  /** Those that are not at an end, by state. */
  readonly open: readonly { readonly subject: string; readonly state: string; readonly count: number }[];
  /** Orders that are not carried out. */
  readonly orders: number;
  /** Mails that no server has taken, those given up included. */
  readonly mails: number;
}

/** Whether anything can still happen to what began in a month. */
@Injectable()
export class FilesOfMonth {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
  ) {}

  async of(month: string): Promise<MonthOfFiles> {
    const standing = await this.database.query<Standing>(STANDING, [month]);
    const [waiting] = await this.database.query<Pick<MonthOfFiles, 'orders' | 'mails'>>(WAITING, [month]);
    return {
      files: standing.reduce((sum, { count }) => sum + count, 0),
      open: standing
        .filter((group) => !this.isOver(group))
        .map(({ subject, state, count }) => ({ subject, state, count })),
      orders: waiting?.orders ?? 0,
      mails: waiting?.mails ?? 0,
    };
  }

  private isOver({ definition, version, state }: Standing): boolean {
    const end = this.definitions.of(definition, version).states.get(state);
    return end?.kind === 'final' && !end.path.includes('.');
  }
}

interface Standing {
  readonly subject: string;
  readonly definition: string;
  readonly version: number;
  readonly state: string;
  readonly count: number;
}

const BOUNDS = `(
  select first_id_of(to_date($1, 'YYYY-MM')) as first,
    first_id_of((to_date($1, 'YYYY-MM') + interval '1 month')::date) as beyond
) m`;

const STANDING = `
select i.subject, i.definition, i.definition_version as version, i.state, count(*)::int as count
from ${BOUNDS} join workflow_instance i on i.id >= m.first and i.id < m.beyond
group by 1, 2, 3, 4 order by 1, 4`;

const WAITING = `
select (
    select count(*)::int from outbox o where o.id >= m.first::text and o.id < m.beyond::text and o.done_at is null
  ) as orders, (
    select count(*)::int from mail l where l.id >= m.first and l.id < m.beyond and l.status in ('queued', 'failed')
  ) as mails
from ${BOUNDS}`;
