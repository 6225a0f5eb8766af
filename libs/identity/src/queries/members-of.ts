import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { MemberRole } from '../domain/standing.js';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly since: Date;
}

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly expiresAt: Date;
  /** Too old to be opened: it can be sent again. */
  readonly isExpired: boolean;
}

/** Who belongs to an organisation, and who has been asked to. */
@Injectable()
export class MembersOf {
  constructor(private readonly database: Database) {}

  members(organisationId: string): Promise<Member[]> {
    return this.database.query(
      `select p.id as "personId", p.name, p.email, m.role, m.since
       from membership m join person p on p.id = m.person_id
       where m.organisation_id = $1 and m.ended_at is null order by m.since, p.id`,
      [organisationId],
    );
  }

  invitations(organisationId: string): Promise<OpenInvitation[]> {
    return this.database.query(
      `select i.id, i.email, i.role, i.expires_at as "expiresAt",
         i.expires_at <= minha_now() as "isExpired" from invitation i
       where i.organisation_id = $1 and i.accepted_at is null and i.withdrawn_at is null
       order by i.invited_at, i.id`,
      [organisationId],
    );
  }
}
