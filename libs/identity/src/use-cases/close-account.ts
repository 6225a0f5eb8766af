import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { LastOperator } from '../domain/roles.js';
import { PersonNotFound } from '../domain/sign-in-errors.js';
import { People } from '../persistence/people.js';
import { RoleGrants } from '../persistence/role-grants.js';
import { Sessions } from '../persistence/sessions.js';
import { Tokens } from '../persistence/tokens.js';
import { mayChangeRoles } from './grant-role.js';

export interface CloseAccountCommand extends Command {
  readonly personId: string;
  /** `open` lets a closed account in again. */
  readonly state: 'closed' | 'open';
}

/** An operator shuts somebody out at once, or lets them in again. What they did stays theirs. */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly grants: RoleGrants,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  execute(command: CloseAccountCommand): Promise<void> {
    const { by, personId, state } = command;
    return this.commands.run('identity.close-account', command, async (tx) => {
      mayChangeRoles(by, personId);
      if (!(await this.people.byId(tx, personId))) throw new PersonNotFound('There is no such person.');
      if (state === 'open') return this.people.enable(tx, personId);
      await this.people.disable(tx, personId, this.clock.now());
      if ((await this.grants.countEverywhere(tx, 'operator')) === 0) throw new LastOperator('The last operator stays.');
      await this.sessions.closeAll(tx, personId, null);
      await this.tokens.revokeAll(tx, personId);
    });
  }
}
