import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, type FileOrigin, Ids } from '#libs/kernel';
import { Intake, type KeptFile, type TakenFile } from '#libs/platform';
import type { FileKind } from '../domain/organisation-file.js';
import { Memberships } from '../persistence/memberships.js';
import { OrganisationPapers } from '../persistence/organisation-papers.js';
import { Organisations } from '../persistence/organisations.js';
import { PAPER_LIMITS } from './paper-limits.js';
import { mustDescribe } from './must-describe.js';

export interface KeepPaperCommand extends Command {
  readonly organisationId: string;
  readonly kind: FileKind;
  readonly fileName: string;
  /** The last local day on which it holds, where it expires. */
  readonly validUntil: string | null;
  /** Where the file had been given before, when it is chosen again instead of sent. */
  readonly reusedFrom?: FileOrigin;
}

/** Keeps a paper of the organisation for every call; the one of the same kind that was there ends. */
@Injectable()
export class KeepPaper {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly intake: Intake,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
    private readonly papers: OrganisationPapers,
  ) {}

  /** Throws what `Intake` throws, and refuses who does not write for the organisation. */
  async execute(command: KeepPaperCommand, content: Readable | KeptFile): Promise<{ readonly documentId: string }> {
    const { isCleaned: _, ...file } = await this.intake.take(content, { ...PAPER_LIMITS, fileName: command.fileName });
    return this.record(command, file);
  }

  private record(
    command: KeepPaperCommand,
    file: Omit<TakenFile, 'isCleaned'>,
  ): Promise<{ readonly documentId: string }> {
    const { by, organisationId, kind, validUntil, reusedFrom = null } = command;
    const asked = { ...command, sha256: file.sha256 };
    return this.commands.run('identity.keep-paper', asked, async (tx) => {
      await this.organisations.lock(tx, organisationId);
      mustDescribe(await this.memberships.roleOf(tx, organisationId, by.id));
      const at = this.clock.now();
      const documentId = this.ids.next();
      await this.papers.endKind(tx, { organisationId, kind, by: by.id, at });
      const about = { id: documentId, organisationId, kind, validUntil, uploadedAt: at, uploadedBy: by.id, reusedFrom };
      await this.papers.keep(tx, { ...about, ...file });
      return { documentId };
    });
  }
}
