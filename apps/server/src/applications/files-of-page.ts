import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Stage, UploadDocument } from '#libs/applications';
import { fileQuestionsOf, type Page } from '#libs/calls';
import { DomainError } from '#libs/kernel';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import type { Upload } from '../http/uploads.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { fieldOf } from './answer-fields.js';
import type { ApplicantFile } from './applicant-files.js';

interface OpenedPage extends ApplicantFile {
  readonly stage: Stage;
  readonly formPage: Page;
}

/** The files that come with a page of the form, each for the question whose field it came in. */
@Injectable()
export class FilesOfPage {
  constructor(private readonly uploadDocument: UploadDocument) {}

  /** Keeps what can be kept, and says of every other file what is wrong with it. */
  async take(request: FastifyRequest, view: View, opened: OpenedPage): Promise<readonly FieldError[]> {
    const refused: FieldError[] = [];
    for (const question of fileQuestionsOf({ pages: [opened.formPage] })) {
      const name = fieldOf(question);
      for (const upload of request.uploads.filter(({ field }) => field === name)) {
        const message = await this.takeOne(request, view, opened, { kind: question.id, upload });
        if (message !== null) refused.push({ name, message });
      }
    }
    return refused;
  }

  /** Null where the file was kept; otherwise what is wrong with it. */
  private async takeOne(
    request: FastifyRequest,
    view: View,
    { actor, file, stage }: OpenedPage,
    { kind, upload }: { readonly kind: string; readonly upload: Upload },
  ): Promise<string | null> {
    const asked = { applicationId: file.id, set: stage, kind, fileName: upload.fileName };
    try {
      await this.uploadDocument.execute({ ...commandOf(request, actor), ...asked }, createReadStream(upload.path));
      return null;
    } catch (error) {
      if (!(error instanceof DomainError) || !/^(files|applications)\./u.test(error.code)) throw error;
      return sentenceOf(view, problemOf(error));
    }
  }
}
