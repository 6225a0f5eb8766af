import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** A deadline of a file's present states; `isPast` where its instant has passed without closing anything. */
export interface DateOfFile {
  readonly name: string;
  readonly dueAt: Date;
  readonly isPast: boolean;
}

/** Every deadline of a file's present states, the earliest first. */
@Injectable()
export class DatesOfFile {
  constructor(private readonly database: Database) {}

  of(id: string): Promise<readonly DateOfFile[]> {
    return this.database.query<DateOfFile>(DATES, [id]);
  }
}

const DATES = `
select d.name, d.due_at as "dueAt", false as "isPast"
from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1
union all
select f.key, f.value::timestamptz, true
from workflow_instance i cross join lateral json_each_text(i.fired) f where i.id = $1
order by 2`;
