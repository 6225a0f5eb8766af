import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { MEMBER_ROLES, type MemberRole } from '../domain/standing.js';
import { InvitationRow } from './invitation.row.js';

export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly expiresAt: Date;
}

@Injectable()
export class Invitations {
  async add(
    tx: Tx,
    invitation: Invitation & { readonly tokenHash: Buffer; readonly invitedBy: string; readonly invitedAt: Date },
  ): Promise<void> {
    await tx.insert(InvitationRow, { ...invitation, acceptedAt: null, acceptedBy: null, withdrawnAt: null });
  }

  /** An invitation that can still be accepted, locked so that it opens once. */
  async open(tx: Tx, tokenHash: Buffer, at: Date): Promise<Invitation | null> {
    const row = await tx.findOne(InvitationRow, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
    const role = MEMBER_ROLES.find((known) => known === row?.role);
    if (!row || !role || row.acceptedAt || row.withdrawnAt || row.expiresAt <= at) return null;
    return { ...row, role };
  }

  /** One that was neither accepted nor withdrawn, also when it is too old to be opened. */
  async pending(tx: Tx, organisationId: string, id: string): Promise<Invitation | null> {
    const where = { id, organisationId, acceptedAt: IsNull(), withdrawnAt: IsNull() };
    const row = await tx.findOne(InvitationRow, { where });
    const role = MEMBER_ROLES.find((known) => known === row?.role);
    return row && role ? { ...row, role } : null;
  }

  async accept(tx: Tx, id: string, acceptance: { readonly by: string; readonly at: Date }): Promise<void> {
    await tx.update(InvitationRow, { id }, { acceptedBy: acceptance.by, acceptedAt: acceptance.at });
  }

  /** Ends what is still open for an address in an organisation. */
  async withdraw(
    tx: Tx,
    { organisationId, email, at }: { organisationId: string; email: string; at: Date },
  ): Promise<void> {
    await tx.query(
      `update invitation i set withdrawn_at = $3
       where i.organisation_id = $1 and i.email = $2 and i.accepted_at is null and i.withdrawn_at is null`,
      [organisationId, email, at],
    );
  }
}
