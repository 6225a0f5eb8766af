import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { MemberRole } from '../domain/standing.js';
import { hashOfSecret } from '../secrets/secret.js';

export interface InvitationView {
  readonly organisation: string;
  readonly invitedBy: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly expiresAt: Date;
}

/** What somebody sees who opens an invitation's link. */
@Injectable()
export class InvitationBySecret {
  constructor(private readonly database: Database) {}

  /** Null when the link opens nothing (any more). */
  async of(secret: string): Promise<InvitationView | null> {
    const [found] = await this.database.query<InvitationView>(
      `select o.name as organisation, p.name as "invitedBy", i.email, i.role, i.expires_at as "expiresAt"
       from invitation i join organisation o on o.id = i.organisation_id join person p on p.id = i.invited_by
       where i.token_hash = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > minha_now()`,
      [hashOfSecret(secret)],
    );
    return found ?? null;
  }
}
