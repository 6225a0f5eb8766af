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

  /**
   * Everybody who holds one of the roles, each once, in order of their addresses. `assessor` gives all assessors of the
   * call: who of them has a file only evaluation knows. Staff are not told about their own organisation's file.
   */
  of(tx: Tx | null, { callId, organisationId, roles }: RecipientsOf): Promise<Recipient[]> {
    return read(
      tx,
      this.database,
      `select distinct p.id as "personId", p.email, p.name, p.language
       from person p
       left join membership m on m.person_id = p.id and m.organisation_id = $2 and m.ended_at is null
       left join role_grant g on g.person_id = p.id and g.revoked_at is null and g.role = any($3)
         and (g.call_id is null or g.call_id = $1)
       where p.disabled_at is null and (m.role = any($4) or (g.id is not null and m.id is null))
       order by p.email`,
      [callId, organisationId, staffIn(roles), memberRolesIn(roles)],
    );
  }
}

function staffIn(roles: readonly Role[]): readonly string[] {
  return STAFF_ROLES.filter((role) => roles.includes(role));
}

function memberRolesIn(roles: readonly Role[]): readonly string[] {
  if (roles.includes('applicant')) return ['owner', 'signatory', 'editor', 'accountant'];
  return roles.includes('signatory') ? ['owner', 'signatory'] : [];
}
