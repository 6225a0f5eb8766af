import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Stage, UploadDocument } from '#libs/applications';
import { fileQuestionsOf, type Page } from '#libs/calls';
import { DomainError } from '#libs/kernel';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
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
    const { actor, file, stage, formPage } = opened;
    const refused: FieldError[] = [];
    for (const question of fileQuestionsOf({ pages: [formPage] })) {
      const name = fieldOf(question);
      for (const upload of request.uploads.filter(({ field }) => field === name)) {
        const asked = { applicationId: file.id, set: stage, kind: question.id, fileName: upload.fileName };
        try {
          await this.uploadDocument.execute({ ...commandOf(request, actor), ...asked }, createReadStream(upload.path));
        } catch (error) {
          if (!(error instanceof DomainError) || !/^(files|applications)\./u.test(error.code)) throw error;
          refused.push({ name, message: sentenceOf(view, problemOf(error)) });
        }
      }
    }
    return refused;
  }
}
