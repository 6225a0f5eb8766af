import { type Call, fileQuestionsOf } from '#libs/calls';
import type { PageAnswers } from '../domain/answers.js';
import type { FrozenDocument, SubmissionContent } from '../domain/content.js';
import type { OpenedSection } from '../domain/opened-sections.js';
import { frozenDocument, type SealedDraft } from './frozen-content.js';
import type { Material } from './stage-draft.js';

/** What stands in the draft now. */
export interface Written {
  readonly pages: readonly Pick<PageAnswers, 'stage' | 'page' | 'answers'>[];
  readonly documents: Material['documents'];
}

const TITLE_QUESTION = 'title';

/**
 * What was submitted, with the opened sections as they stand in the draft now: whatever else was written since then is
 * no part of it. The request is read anew by the caller.
 */
export function correctedContent(
  call: Call,
  before: SubmissionContent,
  opened: readonly OpenedSection[],
  written: Written,
): SealedDraft {
  const { declaration: _, ...sealed } = before;
  const answers = { ...before.answers };
  for (const { stage, part } of opened) {
    const page = written.pages.find((one) => one.stage === stage && one.page === part);
    if (page) answers[stage] = { ...answers[stage], [part]: page.answers };
  }
  const title = titleIn(call, opened, written) ?? before.title;
  return { ...sealed, title, answers, documents: correctedDocuments(call, before, opened, written) };
}

function correctedDocuments(
  call: Call,
  before: SubmissionContent,
  opened: readonly OpenedSection[],
  written: Written,
): readonly FrozenDocument[] {
  const isOpen = ({ set, kind }: Pick<FrozenDocument, 'set' | 'kind'>) =>
    opened.some(({ stage, part }) => stage === set && (part === kind || asksFor(call, { stage, part }, kind)));
  return [...before.documents.filter((one) => !isOpen(one)), ...written.documents.filter(isOpen).map(frozenDocument)];
}

function asksFor(call: Call, { stage, part }: Pick<OpenedSection, 'stage' | 'part'>, kind: string): boolean {
  const pages = call.form(stage).pages.filter(({ id }) => id === part);
  return fileQuestionsOf({ pages }).some(({ id }) => id === kind);
}

function titleIn(call: Call, opened: readonly OpenedSection[], { pages }: Written): string | null {
  for (const { stage, part } of opened) {
    const asks = call
      .form(stage)
      .pages.some(({ id, questions }) => id === part && questions.some((question) => question.id === TITLE_QUESTION));
    const title = pages.find((one) => one.stage === stage && one.page === part)?.answers[TITLE_QUESTION];
    if (asks && typeof title === 'string') return title.trim();
  }
  return null;
}
