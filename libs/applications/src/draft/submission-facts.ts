import { type Call, choicesOf, monthsOf, requestOf } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import type { Request } from '../domain/content.js';
import { BUDGET_PAGE } from './budget-page.js';
import { type Material, stageDraft, type StageDraft } from './stage-draft.js';
import type { Stage } from '../domain/stage.js';

/**
 * What the guards of a submission are told, for `explain` and for `send` alike. `missing` names pages of the form,
 * `budget`, and kinds of documents.
 */
export function submissionFacts(call: Call, drafts: readonly StageDraft[]): JsonObject {
  return {
    missing: drafts.flatMap(missingParts),
    contributionMovePercent: call.file.contribution.movePercent,
  };
}

/** Every part that a submission of this stage carries. */
export function draftsFor(call: Call, stage: Stage, material: Material): readonly StageDraft[] {
  return call.stagesSubmittedAt(stage).map((one) => stageDraft(call, one, material));
}

/** The parts of a draft in which something is missing or wrong, in their order, each once. */
export function missingParts({ form, faults, shareFaults, budget, missingDocuments }: StageDraft): readonly string[] {
  const pages = form.pages
    .filter(({ id, questions }) => {
      const asks = (name: string) => questions.some((question) => question.id === name);
      return faults.some((fault) => fault.page === id) || shareFaults.some((fault) => asks(fault.question));
    })
    .map(({ id }) => id);
  const ofBudget = budget && budget.faults.length > 0 ? [BUDGET_PAGE] : [];
  return [...pages, ...ofBudget, ...missingDocuments.map(({ kind }) => kind)];
}

/** What the drafts ask for; null while the form does not say it legibly. The budget, where there is one, decides. */
export function requestIn(call: Call, lot: string, drafts: readonly StageDraft[]): Request | null {
  const draft = drafts.find(({ budget }) => budget !== null) ?? drafts[0];
  if (!draft) return null;
  const { form, answers, budget } = draft;
  const money = requestOf(form, answers, budget?.budget ?? null, call.terms(lot));
  const months = monthsOf(form, answers);
  if (money === null || months === null || form.request === undefined) return null;
  return {
    contributionMinor: money.requestedMinor,
    totalCostMinor: money.totalMinor,
    months,
    provinces: choicesOf(answers[form.request.provinces]),
  };
}
