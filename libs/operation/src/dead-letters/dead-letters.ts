import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** What can be put aside: a file whose timer could not take effect, an order, a mail. */
export const DEAD_LETTER_KINDS = ['timer', 'order', 'mail'] as const;
export type DeadLetterKind = (typeof DEAD_LETTER_KINDS)[number];

export interface DeadLetter {
  readonly kind: DeadLetterKind;
  /** The instance, the order or the mail. */
  readonly target: string;
  /** The state of the instance, the name of the order, the template of the mail. */
  readonly about: string;
  readonly reason: string;
  readonly since: Date;
  /** The file that it belongs to; null for a mail about its reader's own account. */
  readonly instanceId: string | null;
  /** A mail with a secret is forgotten once it was refused: its reader asks for a new one. */
  readonly canBeReplayed: boolean;
}

/** That somebody had one tried again. */
export interface Replay {
  readonly id: string;
  readonly kind: DeadLetterKind;
  readonly target: string;
  readonly reason: string;
  /** Null for the system. */
  readonly by: string | null;
  readonly at: Date;
}

/** What was put aside for an operator, and what was tried again. */
@Injectable()
export class DeadLetters {
  constructor(private readonly database: Database) {}

  /** Of each kind the newest first, no more than `limit`. */
  list(limit: number): Promise<readonly DeadLetter[]> {
    return this.database.query<DeadLetter>(
      `select d.* from unnest(array['timer', 'order', 'mail']) as k(kind)
       cross join lateral (select d.* from (${DEAD}) d where d.kind = k.kind order by d.since desc limit $1) d
       order by d.since desc, d.target`,
      [limit],
    );
  }

  async find(kind: DeadLetterKind, target: string): Promise<DeadLetter | null> {
    const [found] = await this.database.query<DeadLetter>(
      `select d.* from (${DEAD}) d where d.kind = $1 and d.target = $2 order by d.since desc limit 1`,
      [kind, target],
    );
    return found ?? null;
  }

  /** The newest first. */
  replays(limit: number): Promise<readonly Replay[]> {
    return this.database.query<Replay>(
      `select r.id, r.kind, r.target, r.reason, p.name as by, r.at
       from dead_letter_replay r left join person p on p.id::text = r.actor->>'id'
       order by r.at desc, r.id limit $1`,
      [limit],
    );
  }
}

const DEAD = `
select 'timer' as kind, t.instance_id::text as target, i.subject || ': ' || i.state as about, t.reason,
  t.failed_at as since, i.id as "instanceId", true as "canBeReplayed"
from workflow_dead_timer t join workflow_instance i on i.id = t.instance_id
union all
select 'order', o.id, o.name, coalesce(o.failure, ''), o.failed_at, o.instance_id, true
from outbox o where o.failed_at is not null
union all
select 'mail', m.id::text, m.template, coalesce(m.last_error, ''), m.queued_at,
  case when m.instance_id <> m.recipient_id then m.instance_id end, m.body <> ''
from mail m where m.status in ('failed', 'bounced')`;
