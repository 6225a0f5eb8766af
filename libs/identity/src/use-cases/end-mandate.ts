import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { NotInFile } from '../domain/organisation-file.js';
import { Memberships } from '../persistence/memberships.js';
import { OrganisationPapers } from '../persistence/organisation-papers.js';
import { mustDescribe } from './must-describe.js';

export interface EndMandateCommand extends Command {
  readonly organisationId: string;
  readonly memberId: string;
}

/** Takes somebody out of the bureau; what was submitted with them in it stays as it was. */
@Injectable()
export class EndMandate {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly memberships: Memberships,
    private readonly papers: OrganisationPapers,
  ) {}

  execute(command: EndMandateCommand): Promise<void> {
    const { by, organisationId, memberId: id } = command;
    return this.commands.run('identity.end-mandate', command, async (tx) => {
      mustDescribe(await this.memberships.roleOf(tx, organisationId, by.id));
      const isEnded = await this.papers.endMandate(tx, { organisationId, id, by: by.id, at: this.clock.now() });
      if (!isEnded) throw new NotInFile('Nobody of that name is in the bureau.', { id });
    });
  }
}
