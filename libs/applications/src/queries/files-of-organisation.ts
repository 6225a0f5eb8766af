import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** Finds the other files of a lead applicant in a call, for the checks. */
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
       where a.id = $1 and b.code is not null and i.state not in ('withdrawn', 'lapsed')
       order by b.number`,
      [applicationId],
    );
    return rows.map(({ code }) => code);
  }
}
