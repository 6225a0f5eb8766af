import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Stage } from '../domain/stage.js';

/** What an app has to know before it can say which roles somebody has for an assignment. */
export interface AssignmentScope {
  readonly assignmentId: string;
  readonly applicationId: string;
  readonly callId: string;
  readonly organisationId: string;
  readonly stage: Stage;
  readonly personId: string;
  readonly personName: string;
  readonly hasEnded: boolean;
}

const SCOPE = `
  select a.id as "assignmentId", a.application_id as "applicationId", a.call_id as "callId",
    r.organisation_id as "organisationId", a.stage, a.person_id as "personId", p.name as "personName", a.ended_at is not null as "hasEnded"
  from assignment a
  join evaluation_round r on r.id = a.round_id
  join person p on p.id = a.person_id`;

/** Whose assignment something is, without its content. */
@Injectable()
export class AssignmentScopes {
  constructor(private readonly database: Database) {}

  async of(assignmentId: string): Promise<AssignmentScope | null> {
    const [scope] = await this.database.query<AssignmentScope>(`${SCOPE} where a.id = $1`, [assignmentId]);
    return scope ?? null;
  }

  /** Whether a person is asked to read a file now; the fact behind the role `assessor`. */
  async isAssigned(personId: string, applicationId: string): Promise<boolean> {
    const rows = await this.database.query(
      `select from assignment a where a.application_id = $1 and a.person_id = $2 and a.ended_at is null limit 1`,
      [applicationId, personId],
    );
    return rows.length > 0;
  }
}
