import { Injectable } from '@nestjs/common';
import type { Actor, JsonObject } from '#libs/kernel';
import { Database } from '#libs/platform';

/** One thing that happened to a file. */
export interface HistoryLine {
  readonly seq: number;
  readonly event: string;
  readonly payload: JsonObject;
  readonly actor: Actor;
  /** The person's name now; null for what the platform did by itself. Not for applicants where the office acted. */
  readonly personName: string | null;
  readonly fromState: string;
  readonly toState: string;
  readonly at: Date;
}

/** What happened to a file since its first word, oldest first. */
@Injectable()
export class FileHistory {
  constructor(private readonly database: Database) {}

  of(instanceId: string): Promise<readonly HistoryLine[]> {
    return this.database.query<HistoryLine>(
      `select h.seq, h.event, h.payload, h.actor, p.name as "personName", h.from_state as "fromState",
         h.to_state as "toState", h.at
       from workflow_history h
       left join person p on h.actor->>'kind' = 'person' and p.id::text = h.actor->>'id'
       where h.instance_id = $1 order by h.seq`,
      [instanceId],
    );
  }
}
