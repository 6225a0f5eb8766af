import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import { STAFF_ROLES, type HeldRole, type StaffRole } from '../domain/standing.js';
import { RoleGrantRow } from './role-grant.row.js';

export interface RoleGrant extends HeldRole {
  readonly id: string;
  readonly personId: string;
  readonly grantedBy: string;
  readonly grantedAt: Date;
  /** Why, where whoever gave it said so. */
  readonly grantedReason: string | null;
}

@Injectable()
export class RoleGrants {
  /** Every role that a person holds now, in any call. */
  async heldBy(tx: Tx, personId: string): Promise<readonly HeldRole[]> {
    const rows = await tx.find(RoleGrantRow, { where: { personId, revokedAt: IsNull() } });
    return rows.flatMap(({ role, callId }) => (isStaffRole(role) ? [{ role, callId }] : []));
  }

  async add(tx: Tx, grant: RoleGrant): Promise<void> {
    await tx.insert(RoleGrantRow, { ...grant, revokedAt: null, revokedBy: null, revokedReason: null });
  }

  /** The grant if it holds, locked. */
  async standing(tx: Tx, id: string): Promise<RoleGrant | null> {
    const row = await tx.findOne(RoleGrantRow, {
      where: { id, revokedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    return row && isStaffRole(row.role) ? { ...row, role: row.role } : null;
  }

  /** How many people who can sign in hold this role everywhere; locked, so that the last two cannot go together. */
  async countEverywhere(tx: Tx, role: StaffRole): Promise<number> {
    const [row]: { count: number }[] = await tx.query(
      `select count(*)::int as count from (
         select g.id from role_grant g join person p on p.id = g.person_id
         where g.role = $1 and g.call_id is null and g.revoked_at is null and p.disabled_at is null
         for update) held`,
      [role],
    );
    return row?.count ?? 0;
  }

  async revoke(
    tx: Tx,
    id: string,
    revocation: { readonly by: string; readonly at: Date; readonly reason: string | null },
  ): Promise<void> {
    await tx.update(
      RoleGrantRow,
      { id },
      { revokedBy: revocation.by, revokedAt: revocation.at, revokedReason: revocation.reason },
    );
  }
}

function isStaffRole(role: string): role is StaffRole {
  return STAFF_ROLES.some((known) => known === role);
}
