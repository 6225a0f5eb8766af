import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** One thing that followed from a request. */
export interface Followed {
  readonly kind: 'transition' | 'order' | 'mail';
  readonly at: Date;
  /** The event, the effect, the template. */
  readonly name: string;
  /** The instance and its row, the order, the mail. */
  readonly target: string;
  /** What became of it: the state it led to; `waits`, `done`, `putAside`; the status of the mail. */
  readonly outcome: string;
  readonly reason: string | null;
}

/** Everything that followed from one request, or from one order that a timer gave, whatever process did it. */
@Injectable()
export class WhatFollowed {
  constructor(private readonly database: Database) {}

  /** In the order of time, no more than 500. `id` is the reference that a reader is told, or the id of an order. */
  from(id: string): Promise<readonly Followed[]> {
    return this.database.query<Followed>(FOLLOWED, [id]);
  }
}

const FOLLOWED = `
select 'transition' as kind, h.at, h.event as name, h.instance_id || ' ' || h.seq as target, h.to_state as outcome,
  null as reason
from workflow_history h where h.correlation = $1
union all
select 'order', o.at, o.name, o.id,
  case when o.failed_at is not null then 'putAside' when o.done_at is not null then 'done' else 'waits' end, o.failure
from outbox o where o.correlation = $1 or o.id = $1
union all
select 'mail', m.queued_at, m.template, m.id::text, m.status, m.last_error from mail m where m.correlation = $1
order by at, kind desc, target limit 500`;
