import { type Call, type CallDocument, fileQuestionsOf, type Question } from '#libs/calls';
import type { Json } from '#libs/kernel';
import type { PageAnswers } from '../domain/answers.js';
import type { ApplicationDocument } from '../domain/documents.js';
import { sameAnswer } from '../domain/merge.js';
import type { Stage } from '../domain/stage.js';
import { homedPages } from './homed-pages.js';
import { questionsEverOn } from './former-questions.js';

/** What was answered to a question that the form does not ask any more, to be copied from. */
export interface KeptAnswer {
  readonly stage: Stage;
  /** The page on which it was asked. */
  readonly page: string;
  /** As it was asked last. */
  readonly question: Question;
  readonly answer: Json;
  /** The files that were given to it. */
  readonly documents: readonly ApplicationDocument[];
}

interface Draft {
  readonly pages: readonly PageAnswers[];
  readonly documents: readonly ApplicationDocument[];
}

/**
 * Everything that was typed or handed in and that the forms of the call have no place for any more. A question that was
 * moved is among it only where its two places were answered differently.
 */
export function keptAnswers(call: Call, documents: readonly CallDocument[], draft: Draft): readonly KeptAnswer[] {
  if (documents.length === 1) return [];
  const homed = homedPages(call, draft.pages);
  const typed = draft.pages.flatMap(({ stage, page, answers }) => {
    const ever = questionsEverOn(documents, { stage, page });
    return Object.entries(answers).flatMap(([id, answer]): KeptAnswer[] => {
      const question = ever.get(id);
      const home = call.form(stage).pages.find(({ questions }) => questions.some((one) => one.id === id));
      const isAtHome = home?.id === page;
      const there = homed.find((one) => one.stage === stage && one.page === home?.id)?.answers[id];
      if (!question || isAtHome || sameAnswer(answer, undefined) || sameAnswer(answer, there)) return [];
      return [{ stage, page, question, answer, documents: [] }];
    });
  });
  return [...typed, ...call.stages.flatMap((stage) => keptFiles(call, documents, draft, stage))];
}

function keptFiles(call: Call, documents: readonly CallDocument[], draft: Draft, stage: Stage): readonly KeptAnswer[] {
  const asked = new Set(call.allDocuments(stage).map(({ kind }) => kind));
  const pages = documents.flatMap(({ file }) => file.forms[stage]?.pages ?? []);
  const ever = new Map(
    pages.flatMap((page) => fileQuestionsOf({ pages: [page] }).map((question) => [question.id, { page, question }])),
  );
  return [...ever.values()].flatMap(({ page, question }): KeptAnswer[] => {
    const given = draft.documents.filter(({ set, kind }) => set === stage && kind === question.id);
    if (asked.has(question.id) || given.length === 0) return [];
    return [{ stage, page: page.id, question, answer: [], documents: given }];
  });
}
