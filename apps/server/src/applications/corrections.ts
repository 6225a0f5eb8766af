import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  type ContentDifference,
  contentDifferences,
  CorrectApplication,
  CORRECTED_IN,
  correctedContent,
  type Declaration,
  type OpenedSection,
  Submitted,
} from '#libs/applications';
import { AnswerClarification, type AnswerClarificationCommand, FileChecks } from '#libs/eligibility';
import type { View } from '../ui/view.js';
import { visitorOf } from '../http/who.js';
import type { ApplicantFile } from './applicant-files.js';
import { declarationIn } from './declaration.js';

/** What was opened for correction and not sent in time. */
export interface LapsedCorrection {
  readonly sections: readonly OpenedSection[];
  /** What was written there and is no part of what counts. */
  readonly differences: readonly ContentDifference[];
}

/** Answers the office; what was opened for it and corrected goes with the answer as a new version. */
@Injectable()
export class Corrections {
  constructor(
    private readonly checks: FileChecks,
    private readonly submitted: Submitted,
    private readonly correctApplication: CorrectApplication,
    private readonly answerClarification: AnswerClarification,
  ) {}

  /** What would change in what was submitted, if the answer was sent now. */
  async differences(
    { file, call }: Pick<ApplicantFile, 'file' | 'call'>,
    sections = file.opened,
  ): Promise<readonly ContentDifference[]> {
    const before = sections.length === 0 ? null : await this.submitted.latest(file.id, file.stage);
    if (!before) return [];
    return contentDifferences(before.content, correctedContent(call, before.content, sections, file));
  }

  /** Sections that were opened last and whose time passed without an answer; null where there are none. */
  async lapsed(opened: ApplicantFile): Promise<LapsedCorrection | null> {
    const { id, states } = opened.file;
    const last = (await this.checks.clarificationsOf(id)).at(-1);
    if (!last || last.answeredAt !== null || last.opened.length === 0 || states.includes(CORRECTED_IN)) return null;
    return { sections: last.opened, differences: await this.differences(opened, last.opened) };
  }

  /** `declaration` is null where whoever answers declared nothing: corrected sections are refused then. */
  async answer(command: AnswerClarificationCommand, declaration: Declaration | null): Promise<void> {
    const correction = { key: command.key, by: command.by, arrivedAt: command.arrivedAt, declaration };
    await this.answerClarification.execute(command, (tx, grant) =>
      this.correctApplication.within(tx, grant, correction),
    );
  }
}

/** The declaration in the words that the reader has before them. */
export function declaredBy(request: FastifyRequest, view: View): Declaration {
  return { personName: visitorOf(request).name, language: view.lang, text: declarationIn(view).join('\n') };
}
