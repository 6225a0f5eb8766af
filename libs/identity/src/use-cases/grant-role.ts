import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids, type Actor } from '#libs/kernel';
import { grantable, NotAllowed, OwnRoles } from '../domain/roles.js';
import { PersonNotFound } from '../domain/sign-in-errors.js';
import type { StaffRole } from '../domain/standing.js';
import { People } from '../persistence/people.js';
import { RoleGrants } from '../persistence/role-grants.js';

export interface GrantRoleCommand extends Command {
  readonly personId: string;
  readonly role: StaffRole;
  /** Null: in every call. */
  readonly callId: string | null;
  /** Why, for whoever reads the history. */
  readonly reason?: string | null;
}

/** Gives a person a role of the programme. Operators do, never to themselves. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly people: People,
    private readonly grants: RoleGrants,
  ) {}

  execute(command: GrantRoleCommand): Promise<{ readonly grantId: string }> {
    const { by, personId, role, callId, reason = null } = command;
    return this.commands.run('identity.grant-role', command, async (tx) => {
      mayChangeRoles(by, personId);
      const person = await this.people.locked(tx, personId);
      if (!person) throw new PersonNotFound('There is no such person.');
      const wanted = grantable(await this.grants.heldBy(tx, personId), { role, callId });
      const id = this.ids.next();
      await this.grants.add(tx, {
        id,
        personId,
        ...wanted,
        grantedBy: by.id,
        grantedAt: this.clock.now(),
        grantedReason: reason,
      });
      return { grantId: id };
    });
  }
}

/** Refuses everybody but operators, and these for themselves. The system sets up the first accounts. */
export function mayChangeRoles(by: Actor, personId: string): void {
  if (by.kind === 'system') return;
  if (!by.roles.includes('operator')) throw new NotAllowed('Roles are given by operators.');
  if (by.id === personId) throw new OwnRoles('Nobody changes their own roles.');
}
