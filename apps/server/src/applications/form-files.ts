import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  isStage,
  type PageAnswers,
  questionsEverOn,
  SaveAnswers,
  type SavedPage,
  type Stage,
  stagesOpenFor,
} from '#libs/applications';
import { type CallDocument, Calls, type Page, type Question } from '#libs/calls';
import { NothingHere } from '../http/refusals.js';
import { commandOf } from '../http/who.js';
import { type Carried, carriesAnswer, fieldOf, versionIn } from './answer-fields.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';

/** A page of the form of an application that may be written now. */
export interface OpenPage extends ApplicantFile {
  readonly stage: Stage;
  readonly formPage: Page;
  /** What the call's file said from which revision on, the oldest first. */
  readonly documents: readonly CallDocument[];
}

/** Opens pages of forms for the people who write them, and keeps what they wrote. */
@Injectable()
export class FormFiles {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly saveAnswers: SaveAnswers,
    private readonly calls: Calls,
  ) {}

  async open(request: FastifyRequest, params: unknown): Promise<OpenPage> {
    const { today, pageId: _, ...part } = await this.openPart(request, params);
    if (!today) throw new NothingHere('The form has no such page.');
    return { ...part, formPage: today };
  }

  /**
   * The page as it is written: with every question that an earlier form asked there and that what was sent still carries.
   * A tab in which an earlier form stands open loses nothing, even where the page itself is gone.
   */
  async openToSave(request: FastifyRequest, params: unknown): Promise<OpenPage> {
    const { today, pageId, ...part } = await this.openPart(request, params);
    const { documents, stage } = part;
    const ever = [...questionsEverOn(documents, { stage, page: pageId }).values()];
    const last = documents
      .flatMap(({ file: { forms } }) => forms[stage]?.pages ?? [])
      .findLast(({ id: one }) => one === pageId);
    const formPage = today ?? (last && { ...last, questions: [] });
    if (!formPage) throw new NothingHere('The form has no such page.');
    const asked = new Set(formPage.questions.map((question) => question.id));
    const isSent = (question: Question) =>
      carriesAnswer(question, request.body) || request.uploads.some(({ field }) => field === fieldOf(question));
    const former = ever.filter((question) => !asked.has(question.id) && isSent(question));
    return { ...part, formPage: { ...formPage, questions: [...formPage.questions, ...former] } };
  }

  save(request: FastifyRequest, opened: OpenPage, { answers, seen }: Carried, isUndo = false): Promise<SavedPage> {
    const { actor, file, stage, formPage } = opened;
    const command = { ...commandOf(request, actor), applicationId: file.id, stage, page: formPage.id };
    return this.saveAnswers.execute({ ...command, answers, seen, isUndo, basedOn: versionIn(request.body) });
  }

  /** The part that the address names, and its page as the form has it today. */
  private async openPart(request: FastifyRequest, params: unknown) {
    // The router fills in every name of the address before it comes here.
    const { id, stage, page: pageId } = params as Readonly<Record<'id' | 'stage' | 'page', string>>;
    const applicantFile = await this.applicantFiles.open(request, id);
    const { call, file } = applicantFile;
    if (!isStage(stage) || !stagesOpenFor(file, pageId).includes(stage))
      throw new NothingHere('This part is not open.');
    const today = call.form(stage).pages.find((candidate) => candidate.id === pageId);
    return { ...applicantFile, stage, pageId, today, documents: await this.calls.documentsOf(null, call) };
  }
}

export function storedPage({ file, stage, formPage }: OpenPage): PageAnswers | undefined {
  return file.pages.find((stored) => stored.stage === stage && stored.page === formPage.id);
}

export function addressOf({ file, stage, formPage }: OpenPage): string {
  return `/applications/${file.id}/form/${stage}/${formPage.id}`;
}

/** Whether the form of today has the page: what was written on one that it has not is kept, and shown elsewhere. */
export function isPageOfToday({ call, stage, formPage }: OpenPage): boolean {
  return call.form(stage).pages.some(({ id }) => id === formPage.id);
}
