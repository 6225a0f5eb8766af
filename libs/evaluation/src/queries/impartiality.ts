import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';

/** A declaration as its signer may read it again. */
export interface SignedDeclaration {
  readonly textVersion: string;
  readonly language: string;
  readonly text: string;
  readonly signedAt: Date;
}

/** An applicant that somebody may have to recuse from: shown before the declaration, so without any content. */
export interface ApplicantOfCall {
  readonly applicationId: string;
  readonly code: string | null;
  readonly organisationName: string;
  readonly lot: string;
  /** What this person declared about it before. */
  readonly declared: string | null;
}

/** Who signed what, and what they may have a conflict with. */
@Injectable()
export class Impartiality {
  constructor(private readonly database: Database) {}

  async declarationOf(callId: string, personId: string): Promise<SignedDeclaration | null> {
    const [declaration] = await this.database.query<SignedDeclaration>(
      `select d.text_version as "textVersion", d.language, d.text, d.signed_at as "signedAt"
       from impartiality_declaration d where d.call_id = $1 and d.person_id = $2`,
      [callId, personId],
    );
    return declaration ?? null;
  }

  /** Whether somebody signed the declaration of a call, and whether they said that they may not judge this file. */
  async towards(
    applicationId: string,
    { callId, personId }: { readonly callId: string; readonly personId: string },
  ): Promise<{ readonly hasDeclared: boolean; readonly hasConflict: boolean }> {
    const [found] = await this.database.query<{ hasDeclared: boolean; hasConflict: boolean }>(
      `select
         exists (select from impartiality_declaration d where d.call_id = $1 and d.person_id = $2) as "hasDeclared",
         exists (select from conflict_of_interest c where c.application_id = $3 and c.person_id = $2) as "hasConflict"`,
      [callId, personId, applicationId],
    );
    return found ?? { hasDeclared: false, hasConflict: false };
  }

  /** The applicants that concern a person: those of the files assigned to an assessor, all of the call for the committee. */
  applicants(callId: string, personId: string, which: 'assigned' | 'all'): Promise<readonly ApplicantOfCall[]> {
    return this.database.query<ApplicantOfCall>(APPLICANTS, [callId, personId, which]);
  }

  /** Codes of the calls in which somebody is asked to assess or to decide and has not signed yet. */
  async unsigned(personId: string): Promise<readonly string[]> {
    return (await this.database.query<{ code: string }>(UNSIGNED, [personId])).map(({ code }) => code);
  }
}

const APPLICANTS = `
  select f.id as "applicationId", f.code, f.organisation_name as "organisationName", f.lot, c.reason as declared
  from application f
  join workflow_instance i on i.id = f.id
  left join conflict_of_interest c on c.application_id = f.id and c.person_id = $2
  where f.call_id = $1 and f.code is not null
    and ($3 = 'all' or c.id is not null or exists (
      select from assignment a where a.application_id = f.id and a.person_id = $2 and a.ended_at is null))
  order by f.code, f.id
`;

/** Something is being read, and is still to be scored. */
const IS_READ = `exists (
  select from evaluation_round r join workflow_instance i on i.id = r.application_id
  where r.call_id = c.id and r.completed_at is null and i.state = 'scoring.' || r.stage)`;

const HAS_ROUNDS = 'exists (select from evaluation_round r where r.call_id = c.id)';

/**
 * A role for every call asks for a signature where there is something to read. An assessor signs before reading, so not
 * once everything is scored; the committee still decides then.
 */
const UNSIGNED = `
  select c.code
  from call c
  where c.published_at is not null and c.cancelled_at is null
    and not exists (select from impartiality_declaration d where d.call_id = c.id and d.person_id = $1)
    and (
      (${IS_READ} and exists (
        select from assignment a where a.call_id = c.id and a.person_id = $1 and a.ended_at is null))
      or exists (
        select from role_grant g
        where g.person_id = $1 and g.revoked_at is null and (g.call_id is null or g.call_id = c.id)
          and case when g.role = 'assessor' then ${IS_READ} or (g.call_id = c.id and not ${HAS_ROUNDS})
            else g.role in ('committeeMember', 'chair', 'secretary') and (g.call_id = c.id or ${HAS_ROUNDS}) end
      )
    )
  order by c.code
`;
