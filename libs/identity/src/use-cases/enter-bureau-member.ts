import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import type { BureauFunction } from '../domain/organisation-file.js';
import { Memberships } from '../persistence/memberships.js';
import { OrganisationPapers } from '../persistence/organisation-papers.js';
import { mustDescribe } from './must-describe.js';

export interface EnterBureauMemberCommand extends Command {
  readonly organisationId: string;
  readonly name: string;
  readonly function: BureauFunction;
  /** The last local day of the mandate. */
  readonly mandateEnds: string | null;
}

/** Writes down who is in the bureau, until when. */
@Injectable()
export class EnterBureauMember {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly memberships: Memberships,
    private readonly papers: OrganisationPapers,
  ) {}

  execute(command: EnterBureauMemberCommand): Promise<{ readonly memberId: string }> {
    const { by, organisationId, name, function: inBureau, mandateEnds } = command;
    return this.commands.run('identity.enter-bureau-member', command, async (tx) => {
      mustDescribe(await this.memberships.roleOf(tx, organisationId, by.id));
      const id = this.ids.next();
      const entered = { organisationId, enteredBy: by.id, enteredAt: this.clock.now() };
      await this.papers.enter(tx, { id, name, function: inBureau, mandateEnds, ...entered });
      return { memberId: id };
    });
  }
}
