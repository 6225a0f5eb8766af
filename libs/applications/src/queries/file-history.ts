import { Injectable } from '@nestjs/common';
import type { Actor, JsonObject } from '#libs/kernel';
import { Database } from '#libs/platform';

/** One thing that happened to a file. */
export interface HistoryLine {
  readonly seq: number;
  readonly event: string;
  readonly payload: JsonObject;
  readonly actor: Actor;
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
      `select h.seq, h.event, h.payload, h.actor, h.from_state as "fromState", h.to_state as "toState", h.at
       from workflow_history h where h.instance_id = $1 order by h.seq`,
      [instanceId],
    );
  }
}
