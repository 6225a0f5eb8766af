import { Injectable } from '@nestjs/common';
import type { Role } from '#libs/kernel';
import { Database } from '#libs/platform';

/** Somebody who held a role, for a file of a call and of an organisation. */
export interface RoleHolder {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
}

export interface RolesOfFile {
  readonly callId: string;
  /** The organisation whose file it is; null where no file is concerned. */
  readonly organisationId: string | null;
  readonly at: Date;
}

/** Who held which role at an instant. Who assessed a file is a question for evaluation. */
@Injectable()
export class RoleHolders {
  constructor(private readonly database: Database) {}

  /** In the order of the roles' names, then of the people's. */
  of({ callId, organisationId, at }: RolesOfFile): Promise<readonly RoleHolder[]> {
    return this.database.query<RoleHolder>(HOLDERS, [callId, organisationId, at]);
  }
}

/** An owner signs for the organisation too; everybody of it is its applicant. */
const HOLDERS = `
select distinct p.id as "personId", p.name, held.role
from (
  select g.person_id, g.role from role_grant g
  where (g.call_id is null or g.call_id = $1) and g.granted_at <= $3 and (g.revoked_at is null or g.revoked_at > $3)
  union all
  select m.person_id, case when r.signs then 'signatory' else 'applicant' end
  from membership m cross join (values (false), (true)) r(signs)
  where m.organisation_id = $2 and m.since <= $3 and (m.ended_at is null or m.ended_at > $3)
    and (not r.signs or m.role in ('owner', 'signatory'))
) held
join person p on p.id = held.person_id
order by held.role, p.name, p.id`;
