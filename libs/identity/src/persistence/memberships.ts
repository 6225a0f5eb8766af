import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { MEMBER_ROLES, type MemberRole } from '../domain/standing.js';
import { MembershipRow } from './membership.row.js';

export interface Membership {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: MemberRole;
  readonly since: Date;
}

@Injectable()
export class Memberships {
  /** What a person is in an organisation now, or null. */
  async roleOf(tx: Tx, organisationId: string, personId: string): Promise<MemberRole | null> {
    const row = await tx.findOne(MembershipRow, { where: { organisationId, personId, endedAt: IsNull() } });
    return MEMBER_ROLES.find((role) => role === row?.role) ?? null;
  }

  /** The present owners, locked: the last one cannot leave while another leaves too. */
  async owners(tx: Tx, organisationId: string): Promise<readonly string[]> {
    const rows = await tx.find(MembershipRow, {
      where: { organisationId, role: 'owner', endedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(({ personId }) => personId);
  }

  async add(tx: Tx, membership: Membership): Promise<void> {
    await tx.insert(MembershipRow, { ...membership, endedAt: null, endedBy: null });
  }

  async end(tx: Tx, ending: { organisationId: string; personId: string; by: string; at: Date }): Promise<void> {
    const { organisationId, personId, by, at } = ending;
    await tx.update(MembershipRow, { organisationId, personId, endedAt: IsNull() }, { endedAt: at, endedBy: by });
  }
}
