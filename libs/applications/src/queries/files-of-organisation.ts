import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import { GIVEN_UP } from '../persistence/applications.js';

/** Finds the files of lead applicants in a call. */
@Injectable()
export class FilesOfOrganisation {
  constructor(private readonly database: Database) {}

  /** Codes of the submitted files besides this one that are not given up. */
  async others(applicationId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ code: string }>(
      `select b.code
       from application a
       join application b on b.call_id = a.call_id and b.organisation_id = a.organisation_id and b.id <> a.id
       join workflow_instance i on i.id = b.id
       where a.id = $1 and b.code is not null and i.state <> all ($2)
       order by b.number`,
      [applicationId, GIVEN_UP],
    );
    return rows.map(({ code }) => code);
  }

  /** How many files each organisation has in a call, those that are given up left out. */
  async countsIn(callId: string, organisationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ id: string; count: number }>(
      `select a.organisation_id as id, count(*)::int as count
       from application a join workflow_instance i on i.id = a.id
       where a.call_id = $1 and a.organisation_id = any($2) and i.state <> all ($3)
       group by a.organisation_id`,
      [callId, organisationIds, GIVEN_UP],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}
