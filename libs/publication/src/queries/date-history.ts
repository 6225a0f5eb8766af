import { Injectable } from '@nestjs/common';
import type { DateName, MovingOutage } from '#libs/calls';
import type { LocalDateTime } from '#libs/kernel';
import { Reads } from '#libs/platform';

/** One change of a call's dates, as the office reads it. */
export interface DateChangeRead {
  readonly id: string;
  readonly name: DateName;
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  readonly zone: string;
  /** Null where an outage moved it. */
  readonly reason: string | null;
  readonly outage: MovingOutage | null;
  readonly at: Date;
  /** Null where the installation itself changed it. */
  readonly by: string | null;
}

/** Who changed which date of a call, when and why. */
@Injectable()
export class DateHistory {
  constructor(private readonly reads: Reads) {}

  /** Newest first. */
  of(callId: string): Promise<readonly DateChangeRead[]> {
    return this.reads.query<DateChangeRead>(SQL, [callId]);
  }
}

const SQL = `
select d.id, d.name, d.old_local as "from", d.new_local as "to", d.zone, d.reason, d.outage, d.at, p.name as "by"
from call_date_change d
left join person p on p.id::text = d.changed_by
where d.call_id = $1
order by d.at desc, d.id desc`;
