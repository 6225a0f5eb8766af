import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { OrganisationNotFound } from '../domain/organisation.js';
import { OwnershipRequestNotFound } from '../domain/ownership.js';
import { NotAllowed } from '../domain/roles.js';
import { Memberships } from '../persistence/memberships.js';
import { OwnershipRequests } from '../persistence/ownership-requests.js';
import { TellMembers } from './tell-members.js';

export interface ObjectToOwnershipCommand extends Command {
  readonly organisationId: string;
  readonly reason: string;
}

/** An owner says that they are still there: the request ends, and everybody is told why. */
@Injectable()
export class ObjectToOwnership {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly memberships: Memberships,
    private readonly requests: OwnershipRequests,
    private readonly tell: TellMembers,
  ) {}

  execute(command: ObjectToOwnershipCommand): Promise<void> {
    const { by, organisationId, reason } = command;
    return this.commands.run('identity.object-to-ownership', command, async (tx) => {
      const role = await this.memberships.roleOf(tx, organisationId, by.id);
      if (role === null) throw new OrganisationNotFound('There is no such organisation.');
      if (role !== 'owner') throw new NotAllowed(`${role} does not object.`);
      const request = await this.requests.openOf(tx, organisationId);
      if (!request) throw new OwnershipRequestNotFound('Nobody asks.');
      await this.requests.end(tx, request.id, { state: 'objected', by: by.id, reason, at: this.clock.now() });
      await this.tell.execute(tx, {
        organisationId,
        cause: `ownership ${request.id} ended`,
        template: 'ownershipEnded',
        path: `/organisations/${organisationId}/members`,
        params: { answer: 'objected', reason },
      });
    });
  }
}
