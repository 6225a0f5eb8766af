import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type DocumentSet, isDocumentSet, UploadDocument } from '#libs/applications';
import type { Upload } from '#libs/platform';
import type { Readable } from 'node:stream';
import { ApplicantFiles } from '../applications/applicant-files.js';
import { NothingHere } from '../http/refusals.js';
import { commandOf } from '../http/who.js';

/** Where a file of an application is to go. */
interface DocumentPlace {
  readonly applicationId: string;
  readonly set: DocumentSet;
  readonly kind: string;
}

/** The page on which a file for this place is chosen. */
export function pageOf(destination: string): string {
  const { applicationId, set } = placeIn(destination);
  return `/applications/${applicationId}/documents/${set}`;
}

/** Who may bring a file where, and what becomes of it there: the same use cases as for a form. */
@Injectable()
export class UploadPlaces {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly uploadDocument: UploadDocument,
  ) {}

  /** Refuses before the first byte whoever may not bring it there, and what the place would not take. */
  async mustTake(request: FastifyRequest, destination: string, sizeBytes: number): Promise<void> {
    const place = placeIn(destination);
    const { actor } = await this.applicantFiles.open(request, place.applicationId);
    await this.uploadDocument.mustTake({ ...commandOf(request, actor), ...place }, sizeBytes);
  }

  async take(request: FastifyRequest, upload: Upload, content: Readable) {
    const place = placeIn(upload.destination);
    const { actor } = await this.applicantFiles.open(request, place.applicationId);
    // An upload is taken once by its own id, whatever key the last piece carries.
    const command = { ...commandOf(request, actor), key: `upload-${upload.id}`, ...place, fileName: upload.fileName };
    return this.uploadDocument.execute(command, content);
  }
}

function placeIn(destination: string): DocumentPlace {
  const [, applicationId = '', set = '', kind = ''] =
    /^applications\/([0-9a-f-]{36})\/(\w{1,40})\/(\w{1,60})$/.exec(destination) ?? [];
  if (!isDocumentSet(set)) throw new NothingHere('Nothing is taken there.');
  return { applicationId, set, kind };
}
