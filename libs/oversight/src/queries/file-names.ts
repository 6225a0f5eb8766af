import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** What people call the files that instances belong to. */
@Injectable()
export class FileNames {
  constructor(private readonly database: Database) {}

  /** The code of each file, by the id of the instance; those that have none are not in it. */
  async of(instanceIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (instanceIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; code: string }>(NAMES, [instanceIds]);
    return new Map(rows.map(({ id, code }) => [id, code]));
  }
}

/** Payments, reports and complaints are called by the file that they belong to; a call by its own code. */
const NAMES = `
select i.id, coalesce(a.code, c.code) as code
from workflow_instance i
left join application a
  on a.id = case when i.subject = 'grant' then i.id when i.subject in ('payment', 'report', 'complaint') then (i.context ->> 'grantId')::uuid end
left join call c on c.id = i.id
where i.id = any($1::uuid[]) and coalesce(a.code, c.code) is not null`;
