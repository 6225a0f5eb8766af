import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { DateChange } from './call-records.js';

/** The published list of what was changed in a call's dates. */
@Injectable()
export class DateChanges {
  constructor(private readonly database: Database) {}

  /** Every change of the call's dates, newest first. */
  of(callId: string): Promise<readonly DateChange[]> {
    return this.database.query<DateChange>(
      `select d.id, d.call_id as "callId", d.name, d.old_local as "oldLocal", d.new_local as "newLocal", d.zone, d.reason, d.outage,
         d.changed_by as "changedBy", d.at
       from call_date_change d where d.call_id = $1 order by d.at desc, d.id desc`,
      [callId],
    );
  }
}
