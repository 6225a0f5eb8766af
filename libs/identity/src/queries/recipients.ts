import { Injectable } from '@nestjs/common';
import type { Role } from '#libs/kernel';
import { Database, type Tx } from '#libs/platform';
import { STAFF_ROLES } from '../domain/standing.js';
import { read } from './read.js';

export interface Recipient {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly language: 'fr' | 'ar' | 'en';
}

export interface RecipientsOf {
  readonly callId: string;
  /** The organisation whose file it is; null where no file is concerned. */
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
}

/** Who has to be told. */
@Injectable()
export class Recipients {
  constructor(private readonly database: Database) {}

  async of(tx: Tx | null, asked: RecipientsOf): Promise<readonly Recipient[]> {
    return (await this.ofAll(tx, [asked]))[0] ?? [];
  }

  /**
   * For each that is asked for: everybody who holds one of the roles, each once, in order of their addresses.
   * `assessor` gives all assessors of the call: who of them has a file only evaluation knows. Staff are not told about
   * their own organisation's file.
   */
  async ofAll(tx: Tx | null, asked: readonly RecipientsOf[]): Promise<readonly (readonly Recipient[])[]> {
    const files = asked.map(({ callId, organisationId, roles }, n) => ({
      n,
      call_id: callId,
      organisation_id: organisationId,
      staff: staffIn(roles),
      members: memberRolesIn(roles),
    }));
    const rows = await read<Recipient & { n: number }>(tx, this.database, RECIPIENTS, [JSON.stringify(files)]);
    const found = asked.map((): Recipient[] => []);
    for (const { n, ...recipient } of rows) found[n]?.push(recipient);
    return found;
  }
}

/** From the file to its people, by the indexes of memberships and of roles: there are many people, and few to a file. */
const RECIPIENTS = `
select f.n, p.id as "personId", p.email, p.name, p.language
from json_to_recordset($1::json) as f(n int, call_id uuid, organisation_id uuid, staff json, members json)
cross join lateral (
  select m.person_id from membership m
  where m.organisation_id = f.organisation_id and m.ended_at is null
    and m.role in (select r.role from json_array_elements_text(f.members) r(role))
  union
  select g.person_id from json_array_elements_text(f.staff) r(role)
  join role_grant g on g.role = r.role and g.revoked_at is null and (g.call_id is null or g.call_id = f.call_id)
  where not exists (
    select from membership own
    where own.person_id = g.person_id and own.organisation_id = f.organisation_id and own.ended_at is null
  )
) told
join person p on p.id = told.person_id and p.disabled_at is null
order by f.n, p.email`;

function staffIn(roles: readonly Role[]): readonly string[] {
  return STAFF_ROLES.filter((role) => roles.includes(role));
}

function memberRolesIn(roles: readonly Role[]): readonly string[] {
  if (roles.includes('applicant')) return ['owner', 'signatory', 'editor', 'accountant'];
  return roles.includes('signatory') ? ['owner', 'signatory'] : [];
}
