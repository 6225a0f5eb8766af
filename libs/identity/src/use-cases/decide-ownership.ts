import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import {
  decidable,
  type OwnershipAnswer,
  type OwnershipRequest,
  OwnershipRequestNotFound,
} from '../domain/ownership.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { OwnershipRequests } from '../persistence/ownership-requests.js';
import { TellMembers } from './tell-members.js';

export interface DecideOwnershipCommand extends Command {
  readonly requestId: string;
  readonly answer: OwnershipAnswer;
  readonly reason: string;
}

/** The programme answers a member who asks to own their organisation. The owners of before stay until they are removed. */
@Injectable()
export class DecideOwnership {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
    private readonly requests: OwnershipRequests,
    private readonly tell: TellMembers,
  ) {}

  execute(command: DecideOwnershipCommand): Promise<void> {
    const { by, requestId, answer, reason } = command;
    return this.commands.run('identity.decide-ownership', command, async (tx) => {
      const found = await this.requests.of(tx, requestId);
      if (!found) throw new OwnershipRequestNotFound('There is no such request.');
      const { organisationId } = found;
      await this.organisations.lock(tx, organisationId);
      const at = this.clock.now();
      const memberRole = await this.memberships.roleOf(tx, organisationId, by.id);
      const request = decidable(found, { by, memberRole, answer, at });
      if (answer === 'granted') await this.makeOwner(tx, request, by.id, at);
      await this.requests.end(tx, request.id, { state: answer, by: by.id, reason, at });
      await this.tell.execute(tx, {
        organisationId,
        cause: `ownership ${request.id} ended`,
        template: 'ownershipEnded',
        path: `/organisations/${organisationId}/members`,
        params: { answer, reason },
      });
    });
  }

  /** Whoever has left meanwhile does not come back as an owner. */
  private async makeOwner(tx: Tx, request: OwnershipRequest, by: string, at: Date): Promise<void> {
    const { organisationId, askedBy: personId } = request;
    if ((await this.memberships.roleOf(tx, organisationId, personId)) === null)
      throw new OwnershipRequestNotFound('Who asked does not belong to the organisation any more.');
    await this.memberships.end(tx, { organisationId, personId, by, at });
    await this.memberships.add(tx, { id: this.ids.next(), personId, organisationId, role: 'owner', since: at });
  }
}
