import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isStage, type PageAnswers, SaveAnswers, type SavedPage, type Stage, stagesOpenFor } from '#libs/applications';
import type { Page } from '#libs/calls';
import { NothingHere } from '../http/refusals.js';
import { commandOf } from '../http/who.js';
import { type Carried, versionIn } from './answer-fields.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';

/** A page of the form of an application that may be written now. */
export interface OpenPage extends ApplicantFile {
  readonly stage: Stage;
  readonly formPage: Page;
}

/** Opens pages of forms for the people who write them, and keeps what they wrote. */
@Injectable()
export class FormFiles {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly saveAnswers: SaveAnswers,
  ) {}

  async open(request: FastifyRequest, params: unknown): Promise<OpenPage> {
    // The router fills in every name of the address before it comes here.
    const { id, stage, page: pageId } = params as Readonly<Record<'id' | 'stage' | 'page', string>>;
    const applicantFile = await this.applicantFiles.open(request, id);
    const { call, file } = applicantFile;
    if (!isStage(stage) || !stagesOpenFor(file, pageId).includes(stage))
      throw new NothingHere('This part is not open.');
    const formPage = call.form(stage).pages.find((candidate) => candidate.id === pageId);
    if (!formPage) throw new NothingHere('The form has no such page.');
    return { ...applicantFile, stage, formPage };
  }

  save(request: FastifyRequest, opened: OpenPage, { answers, seen }: Carried, isUndo = false): Promise<SavedPage> {
    const { actor, file, stage, formPage } = opened;
    const command = { ...commandOf(request, actor), applicationId: file.id, stage, page: formPage.id };
    return this.saveAnswers.execute({ ...command, answers, seen, isUndo, basedOn: versionIn(request.body) });
  }
}

export function storedPage({ file, stage, formPage }: OpenPage): PageAnswers | undefined {
  return file.pages.find((stored) => stored.stage === stage && stored.page === formPage.id);
}

export function addressOf({ file, stage, formPage }: OpenPage): string {
  return `/applications/${file.id}/form/${stage}/${formPage.id}`;
}
