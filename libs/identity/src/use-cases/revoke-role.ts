import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { LastOperator, RoleGrantNotFound } from '../domain/roles.js';
import { RoleGrants } from '../persistence/role-grants.js';
import { mayChangeRoles } from './grant-role.js';

export interface RevokeRoleCommand extends Command {
  readonly personId: string;
  readonly grantId: string;
  /** Why, for whoever reads the history. */
  readonly reason?: string | null;
}

/** Takes a role away; it counts from the person's next request. */
@Injectable()
export class RevokeRole {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly grants: RoleGrants,
  ) {}

  execute(command: RevokeRoleCommand): Promise<void> {
    const { by, personId, grantId, reason = null } = command;
    return this.commands.run('identity.revoke-role', command, async (tx) => {
      mayChangeRoles(by, personId);
      const grant = await this.grants.standing(tx, grantId);
      if (grant?.personId !== personId) throw new RoleGrantNotFound('This person does not hold that role.');
      const isOperator = grant.role === 'operator' && grant.callId === null;
      if (isOperator && (await this.grants.countEverywhere(tx, 'operator')) === 1) {
        throw new LastOperator('The last operator stays one.');
      }
      await this.grants.revoke(tx, grantId, { by: by.id, at: this.clock.now(), reason });
    });
  }
}
