import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { cleanFileName, contentTypeOf, FileStore } from '#libs/platform';
import type { FileKind } from '../domain/organisation-file.js';
import { Memberships } from '../persistence/memberships.js';
import { OrganisationPapers } from '../persistence/organisation-papers.js';
import { Organisations } from '../persistence/organisations.js';
import { mustDescribe } from './must-describe.js';

export interface KeepPaperCommand extends Command {
  readonly organisationId: string;
  readonly kind: FileKind;
  readonly fileName: string;
  /** The last local day on which it holds, where it expires. */
  readonly validUntil: string | null;
}

const RULES = { maxBytes: 20 * 1024 * 1024 };

/** Keeps a paper of the organisation for every call; the one of the same kind that was there ends. */
@Injectable()
export class KeepPaper {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly files: FileStore,
    private readonly organisations: Organisations,
    private readonly memberships: Memberships,
    private readonly papers: OrganisationPapers,
  ) {}

  /** Refuses a content that is not of an accepted kind, and who does not write for the organisation. */
  async execute(command: KeepPaperCommand, content: Readable): Promise<{ readonly documentId: string }> {
    const staged = await this.files.stage(content, RULES);
    try {
      const extension = await contentTypeOf(staged);
      const { sha256, sizeBytes } = staged;
      const name = cleanFileName(command.fileName);
      const storageKey = await this.files.keep(staged);
      return await this.record(command, { name, extension, sizeBytes, sha256, storageKey });
    } finally {
      await this.files.discard(staged);
    }
  }

  private record(command: KeepPaperCommand, file: Kept): Promise<{ readonly documentId: string }> {
    const { by, organisationId, kind, validUntil } = command;
    const asked = { ...command, sha256: file.sha256 };
    return this.commands.run('identity.keep-paper', asked, async (tx) => {
      await this.organisations.lock(tx, organisationId);
      mustDescribe(await this.memberships.roleOf(tx, organisationId, by.id));
      const at = this.clock.now();
      const documentId = this.ids.next();
      await this.papers.endKind(tx, { organisationId, kind, by: by.id, at });
      const about = { id: documentId, organisationId, kind, validUntil, uploadedAt: at, uploadedBy: by.id };
      await this.papers.keep(tx, { ...about, ...file });
      return { documentId };
    });
  }
}

interface Kept {
  readonly name: string;
  readonly extension: 'pdf' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'jpg' | 'png';
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
}
