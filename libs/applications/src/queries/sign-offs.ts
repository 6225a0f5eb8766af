import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import type { SignOffRequest } from '../persistence/sign-off-requests.js';

/** A request to sign, with the name of whoever asked. */
export interface SignOffAsked extends SignOffRequest {
  readonly askedByName: string;
}

/** What signatories were asked to sign. */
@Injectable()
export class SignOffs {
  constructor(private readonly database: Database) {}

  /** The newest request of a stage, or null. */
  async latest(applicationId: string, stage: Stage): Promise<SignOffAsked | null> {
    const [row] = await this.database.query<SignOffAsked>(
      `select r.id, r.application_id as "applicationId", r.stage, r.draft_hash as "draftHash", r.note,
         r.asked_by as "askedBy", r.asked_at as "askedAt", coalesce(p.name, '') as "askedByName"
       from sign_off_request r left join person p on p.id = r.asked_by
       where r.application_id = $1 and r.stage = $2 order by r.asked_at desc, r.id desc limit 1`,
      [applicationId, stage],
    );
    return row ?? null;
  }
}
