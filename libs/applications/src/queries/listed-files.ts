import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** A file that lists show otherwise than it stands. */
export interface ListedOtherwise {
  readonly id: string;
  readonly what: 'it is in no list' | 'lists show it elsewhere' | 'lists show it and it is no submitted file';
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const PORTION = 1_000;
/** More than so many help nobody: then the lists are made anew. */
const MOST_NAMED = 1_000;

/** What lists are made of, beside what it follows: the applications and their instances. */
@Injectable()
export class ListedFiles {
  constructor(private readonly database: Database) {}

  /** Compares every file with what lists show, as of one instant; at most a thousand are named. */
  differing(): Promise<readonly ListedOtherwise[]> {
    return this.database.query<ListedOtherwise>(DIFFERING, [MOST_NAMED]);
  }

  /** Lists every file anew, in portions, while people work; returns how many were listed otherwise or not at all. */
  async listAgain(): Promise<number> {
    const [gone] = await this.database.query<{ count: number }>(GONE);
    let listed = gone?.count ?? 0;
    for (let after: string | null = FIRST; after !== null;) {
      const [portion]: { last: string | null; changed: number }[] = await this.database.query(
        'select p.last, p.changed::int as changed from list_portion($1, $2) p',
        [after, PORTION],
      );
      listed += portion?.changed ?? 0;
      after = portion?.last ?? null;
    }
    return listed;
  }
}

const DIFFERING = `
select coalesce(f.id, l.id) as id, case
  when l.id is null then 'it is in no list'
  when f.id is null then 'lists show it and it is no submitted file'
  else 'lists show it elsewhere'
end as what
from (
  select a.id, a.call_id, a.lot, i.state, coalesce(obligation_in(i.deadlines, i.fired), 'infinity') as due_at
  from application a join workflow_instance i on i.id = a.id where a.code is not null
) f
full join listed_file l on l.id = f.id
where (f.call_id, f.lot, f.state, f.due_at) is distinct from (l.call_id, l.lot, l.state, l.due_at)
limit $1`;

const GONE = `
with gone as (
  delete from listed_file l
  where not exists (select from application a where a.id = l.id and a.code is not null) returning 1
)
select count(*)::int as count from gone`;
