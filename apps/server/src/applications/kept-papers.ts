import { Injectable } from '@nestjs/common';
import { type DocumentSet, isDocumentSet, UploadDocument } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { Command } from '#libs/engine';
import { FILE_KINDS, type KeptDocument, NotInFile, OrganisationFiles } from '#libs/identity';

/** A paper of the organisation's file as a part of an application offers it. */
export interface OfferedPaper {
  readonly kind: string;
  readonly name: string;
  readonly isExpired: boolean;
}

const MOROCCAN_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' });

/** Brings papers of the organisation's own file into an application, so that nobody uploads them for every call. */
@Injectable()
export class KeptPapers {
  constructor(
    private readonly files: OrganisationFiles,
    private readonly uploadDocument: UploadDocument,
  ) {}

  /** What the file holds of what is asked for here. */
  async offered(call: Call, organisationId: string, set: DocumentSet, at: Date): Promise<readonly OfferedPaper[]> {
    if (set === 'clarification') return [];
    const asked = call.documents(set).map(({ kind }) => kind);
    if (!FILE_KINDS.some((kind) => asked.includes(kind))) return [];
    const { documents } = await this.files.of(organisationId);
    const today = MOROCCAN_DAY.format(at);
    return documents
      .filter(({ kind }) => asked.includes(kind))
      .map(({ kind, name, validUntil }) => ({ kind, name, isExpired: validUntil !== null && validUntil < today }));
  }

  /** Attaches the paper by the same way as an upload: the call's rules for it hold. Throws `NotInFile`. */
  async attach(
    command: Command & { readonly applicationId: string },
    paper: { readonly organisationId: string; readonly set: string; readonly kind: string },
  ): Promise<{ readonly documentId: string }> {
    const { organisationId, set, kind } = paper;
    const kept = await this.present(organisationId, kind);
    if (!kept || !isDocumentSet(set)) throw new NotInFile('There is no such paper.', { kind });
    const { storageKey, name: fileName, uploadedAt } = kept;
    const givenAt = uploadedAt.toISOString();
    const reusedFrom = { place: 'organisation', placeId: organisationId, label: null, givenAt } as const;
    return this.uploadDocument.execute({ ...command, set, kind, fileName, reusedFrom }, { storageKey });
  }

  private async present(organisationId: string, kind: string): Promise<KeptDocument | undefined> {
    const { documents } = await this.files.of(organisationId);
    return documents.find((one) => one.kind === kind);
  }
}
