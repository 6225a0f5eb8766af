import { Injectable } from '@nestjs/common';
import { Database, Reads } from '#libs/platform';
import type { HeldRole, StaffRole } from '../domain/standing.js';

export interface PersonInList {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isClosed: boolean;
  readonly roles: readonly HeldRole[];
  readonly organisations: readonly string[];
}

export interface GrantInHistory extends HeldRole {
  readonly id: string;
  readonly grantedBy: string;
  readonly grantedAt: Date;
  readonly grantedReason: string | null;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
  readonly revokedReason: string | null;
}

/** A role that was given to somebody or taken away from them. */
export interface RoleChange extends HeldRole {
  readonly id: string;
  readonly what: 'given' | 'taken';
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
  readonly personId: string;
  readonly personName: string;
}

export interface PersonFile extends PersonInList {
  readonly language: string;
  readonly hasPassword: boolean;
  readonly createdAt: Date;
  readonly history: readonly GrantInHistory[];
}

export interface Search {
  /** Part of the name or of the address; empty: everybody. */
  readonly text: string;
  readonly role: StaffRole | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

const IN_LIST = `p.id, p.name, p.email, p.disabled_at is not null as "isClosed",
  (select coalesce(json_agg(json_build_object('role', g.role, 'callId', g.call_id) order by g.granted_at), '[]'::json)
     from role_grant g where g.person_id = p.id and g.revoked_at is null) as roles,
  (select coalesce(json_agg(o.name order by o.name), '[]'::json)
     from membership m join organisation o on o.id = m.organisation_id
     where m.person_id = p.id and m.ended_at is null) as organisations`;

/** Everybody with an account, for operators. */
@Injectable()
export class PeopleDirectory {
  constructor(
    private readonly database: Database,
    private readonly reads: Reads,
  ) {}

  /** By name; asks for one row more than `limit` so that the caller knows whether there is a next page. */
  list({ text, role, after, limit }: Search): Promise<PersonInList[]> {
    return this.reads.query(
      `select ${IN_LIST} from person p
       where ($1 = '' or p.name ilike '%' || $1 || '%' or p.email like '%' || lower($1) || '%')
         and ($2::text is null or exists (
           select from role_grant g where g.person_id = p.id and g.role = $2 and g.revoked_at is null))
         and ($3::text is null or (p.name, p.id) > ($3, $4::uuid))
       order by p.name, p.id limit $5`,
      [likeText(text), role, after?.name ?? null, after?.id ?? null, limit + 1],
    );
  }

  async file(id: string): Promise<PersonFile | null> {
    const [person] = await this.database.query<Omit<PersonFile, 'history'>>(
      `select ${IN_LIST}, p.language, p.password_hash is not null as "hasPassword", p.created_at as "createdAt"
       from person p where p.id = $1`,
      [id],
    );
    return person ? { ...person, history: await this.history(id) } : null;
  }

  /** Who gave and took which role, newest first; from behind `before` on. */
  roleChanges(of: {
    readonly role: StaffRole | null;
    readonly before: { readonly at: string; readonly id: string } | null;
    readonly limit: number;
  }): Promise<(RoleChange & { readonly place: { readonly at: string; readonly id: string } })[]> {
    return this.database.query(ROLE_CHANGES, [of.role, of.before?.at ?? null, of.before?.id ?? null, of.limit]);
  }

  private history(personId: string): Promise<GrantInHistory[]> {
    return this.database.query(
      `select g.id, g.role, g.call_id as "callId", g.granted_at as "grantedAt", g.revoked_at as "revokedAt",
         g.granted_reason as "grantedReason", g.revoked_reason as "revokedReason",
         coalesce(giver.name, g.granted_by) as "grantedBy", coalesce(taker.name, g.revoked_by) as "revokedBy"
       from role_grant g
       left join person giver on giver.id::text = g.granted_by
       left join person taker on taker.id::text = g.revoked_by
       where g.person_id = $1 order by g.granted_at, g.id`,
      [personId],
    );
  }
}

const ROLE_CHANGES = `
select c.id, c.what, c.at, c.role, c.call_id as "callId", coalesce(doer.name, c.by) as by, c.reason,
  p.id as "personId", p.name as "personName", json_build_object('at', c.at::text, 'id', c.id || c.what) as place
from (
  select g.id, 'given' as what, g.granted_at as at, g.role, g.call_id, g.granted_by as by, g.granted_reason as reason, g.person_id
  from role_grant g
  union all
  select g.id, 'taken', g.revoked_at, g.role, g.call_id, g.revoked_by, g.revoked_reason, g.person_id
  from role_grant g where g.revoked_at is not null
) c
join person p on p.id = c.person_id
left join person doer on doer.id::text = c.by
where ($1::text is null or c.role = $1)
  and ($2::timestamptz is null or (c.at, c.id || c.what) < ($2::timestamptz, $3::text))
order by c.at desc, c.id || c.what desc limit $4`;

/** The signs that mean something in a pattern are meant as themselves. */
function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
