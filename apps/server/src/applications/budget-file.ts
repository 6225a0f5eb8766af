import type { FastifyRequest } from 'fastify';
import {
  BUDGET_PAGE,
  type BudgetDraft,
  hasBudget,
  isStage,
  type Stage,
  stageDraft,
  stagesOpenFor,
} from '#libs/applications';
import { NothingHere } from '../http/refusals.js';
import type { ApplicantFile, ApplicantFiles } from './applicant-files.js';

/** An application whose budget may be written at that stage. */
export type BudgetFile = ApplicantFile & { readonly stage: Stage };

/** Opens the budget that an address names; nothing is there for others, and before and after its time. */
export async function openBudget(files: ApplicantFiles, request: FastifyRequest, params: unknown): Promise<BudgetFile> {
  // The router fills in every name of the address before it comes here.
  const { id, stage } = params as Readonly<Record<'id' | 'stage', string>>;
  const applicantFile = await files.open(request, id);
  const { call, file } = applicantFile;
  const isOpen = isStage(stage) && stagesOpenFor(file, BUDGET_PAGE).includes(stage) && hasBudget(call.form(stage));
  if (!isOpen) throw new NothingHere('There is no budget to be written here.');
  return { ...applicantFile, stage };
}

/** The budget as it is stored, with its figures. */
export function storedBudget({ call, file, stage }: BudgetFile): BudgetDraft {
  const { budget } = stageDraft(call, stage, file);
  if (budget) return budget;
  throw new NothingHere('This part has no budget.');
}

export function budgetPageIn({ file, stage }: BudgetFile) {
  return file.pages.find((one) => one.stage === stage && one.page === BUDGET_PAGE);
}
