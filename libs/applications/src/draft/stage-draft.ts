import {
  type Answers,
  type Budget,
  type BudgetFault,
  type BudgetTotals,
  type Call,
  checkAnswers,
  checkShare,
  computeBudget,
  type Form,
  type Missing,
  type RequiredDocument,
  type ShareFault,
  withFiles,
} from '#libs/calls';
import type { PageAnswers } from '../domain/answers.js';
import type { FrozenDocument } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';
import { budgetFrom, BUDGET_PAGE } from './budget-page.js';
import { missingDocuments } from './document-rules.js';
import { answersFrom } from './answers-from.js';

/** One part of an application as it stands: its answers, and everything that it still lacks. Computed, never stored. */
export interface StageDraft {
  readonly stage: Stage;
  readonly form: Form;
  /** The answers of all pages, by question; to a question that asks for a file, the names of its files. */
  readonly answers: Answers;
  readonly faults: readonly Missing[];
  /** What is wrong between answers of the part: the share of the contribution in the total cost. */
  readonly shareFaults: readonly ShareFault[];
  /** Null where the part has no budget page. */
  readonly budget: BudgetDraft | null;
  readonly missingDocuments: readonly RequiredDocument[];
}

export interface BudgetDraft {
  readonly budget: Budget;
  readonly totals: BudgetTotals;
  readonly faults: readonly BudgetFault[];
}

/** What was typed and uploaded for an application so far. */
export interface Material {
  readonly lot: string;
  readonly pages: readonly Pick<PageAnswers, 'stage' | 'page' | 'answers'>[];
  readonly documents: readonly FrozenDocument[];
}

/** Reads the material of one part against the call's form. */
export function stageDraft(call: Call, stage: Stage, material: Material): StageDraft {
  const form = call.form(stage);
  const pages = material.pages.filter((page) => page.stage === stage);
  const files = material.documents.filter(({ set }) => set === stage);
  const answers = withFiles(form, answersFrom(form, pages), files);
  const terms = call.terms(material.lot);
  return {
    stage,
    form,
    answers,
    faults: checkAnswers(form, answers, terms),
    shareFaults: checkShare(form, answers, call.file.share),
    budget: hasBudget(form) ? budgetDraft(call, pages, material.lot) : null,
    missingDocuments: missingDocuments(call.documents(stage), stage, material.documents),
  };
}

/** Whether the form asks for the budget of the action. */
export function hasBudget(form: Form): boolean {
  return form.request?.from === 'budget';
}

function budgetDraft(call: Call, pages: Material['pages'], lot: string): BudgetDraft {
  const budget = budgetFrom(pages.find(({ page }) => page === BUDGET_PAGE)?.answers ?? {});
  return { budget, ...computeBudget(budget, call.terms(lot)) };
}
