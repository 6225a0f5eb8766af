import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { Intake } from '#libs/platform';
import { OrganisationNotFound } from '../domain/organisation.js';
import { mayAskForOwnership, OBJECTION_DAYS, OwnerAlready, OwnershipAskedAlready } from '../domain/ownership.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';
import { OwnershipRequests, type Proof } from '../persistence/ownership-requests.js';
import { People } from '../persistence/people.js';
import { PAPER_LIMITS } from './paper-limits.js';
import { TellMembers } from './tell-members.js';

export interface AskForOwnershipCommand extends Command {
  readonly organisationId: string;
  readonly reason: string;
  /** The name of the file that proves it: the minutes of an assembly, a new receipt. */
  readonly fileName: string;
}

const DAY_MS = 86_400_000;

/**
 * A member asks to become an owner because the owners are gone. Everybody of the organisation is told, and an owner who
 * is still there has fourteen days to object; then the programme decides.
 */
@Injectable()
export class AskForOwnership {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly intake: Intake,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
    private readonly people: People,
    private readonly requests: OwnershipRequests,
    private readonly tell: TellMembers,
  ) {}

  async execute(command: AskForOwnershipCommand, content: Readable): Promise<{ readonly requestId: string }> {
    const file = await this.intake.take(content, { ...PAPER_LIMITS, fileName: command.fileName });
    return this.record(command, {
      proofName: file.name,
      proofExtension: file.extension,
      proofBytes: file.sizeBytes,
      proofKey: file.storageKey,
    });
  }

  private record(command: AskForOwnershipCommand, proof: Proof): Promise<{ readonly requestId: string }> {
    const { by, organisationId, reason } = command;
    const asked = { ...command, proofKey: proof.proofKey };
    return this.commands.run('identity.ask-for-ownership', asked, async (tx) => {
      await this.organisations.lock(tx, organisationId);
      const role = await this.memberships.roleOf(tx, organisationId, by.id);
      if (role === null) throw new OrganisationNotFound('There is no such organisation.');
      if (!mayAskForOwnership(role)) throw new OwnerAlready('They are an owner.');
      if (await this.requests.openOf(tx, organisationId)) throw new OwnershipAskedAlready('A request waits already.');
      const askedAt = this.clock.now();
      const objectionUntil = new Date(askedAt.getTime() + OBJECTION_DAYS * DAY_MS);
      const id = this.ids.next();
      const about = { id, organisationId, askedBy: by.id, reason, askedAt, objectionUntil, state: 'open' } as const;
      await this.requests.add(tx, { ...about, ...proof });
      const person = (await this.people.byId(tx, by.id))?.name ?? '';
      await this.tell.execute(tx, {
        organisationId,
        cause: `ownership ${id} asked`,
        template: 'ownershipAsked',
        path: `/organisations/${organisationId}/ownership`,
        params: { person, reason, days: OBJECTION_DAYS },
      });
      return { requestId: id };
    });
  }
}
