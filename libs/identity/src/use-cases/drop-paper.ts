import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { type FileKind, NotInFile } from '../domain/organisation-file.js';
import { Memberships } from '../persistence/memberships.js';
import { OrganisationPapers } from '../persistence/organisation-papers.js';
import { mustDescribe } from './must-describe.js';

export interface DropPaperCommand extends Command {
  readonly organisationId: string;
  readonly kind: FileKind;
}

/** Takes a paper out of the organisation's file; applications that used it keep it. */
@Injectable()
export class DropPaper {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly memberships: Memberships,
    private readonly papers: OrganisationPapers,
  ) {}

  execute(command: DropPaperCommand): Promise<void> {
    const { by, organisationId, kind } = command;
    return this.commands.run('identity.drop-paper', command, async (tx) => {
      mustDescribe(await this.memberships.roleOf(tx, organisationId, by.id));
      const isEnded = await this.papers.endKind(tx, { organisationId, kind, by: by.id, at: this.clock.now() });
      if (!isEnded) throw new NotInFile('There is no such paper.', { kind });
    });
  }
}
