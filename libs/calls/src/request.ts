import { comparedToPercent, decimal, readAmount, readNumber } from '#libs/kernel';
import { textOf, type Answers } from './answers.js';
import { computeBudget, type Budget, type BudgetTerms } from './budget.js';
import type { Form } from './file/form-file.js';

/** What an application asks for: the contribution and the total cost, in minor units. */
export interface Request {
  readonly requestedMinor: number;
  readonly totalMinor: number;
}

export const SHARE_FAULTS = ['shareBelowMinimum', 'shareAboveMaximum', 'requestAboveTotal'] as const;

/** The text is `call.fault.<code>`. */
export interface ShareFault {
  readonly code: (typeof SHARE_FAULTS)[number];
  /** The question it belongs to. */
  readonly question: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The request of a stage, from its money questions or its budget; null while it cannot be read. */
export function requestOf(form: Form, answers: Answers, budget: Budget | null, terms: BudgetTerms): Request | null {
  const { request } = form;
  if (request === undefined) return null;
  if (request.from === 'budget') {
    if (budget === null || !readAmount(budget.requested).ok) return null;
    const { requestedMinor, totalMinor } = computeBudget(budget, terms).totals;
    return { requestedMinor, totalMinor };
  }
  const contribution = readAmount(textOf(answers[request.contribution]));
  const total = readAmount(textOf(answers[request.totalCost]));
  return contribution.ok && total.ok ? { requestedMinor: contribution.minor, totalMinor: total.minor } : null;
}

/** Whether the contribution asked for in a concept note keeps the call's share of the total cost (R08). */
export function checkShare(form: Form, answers: Answers, share: BudgetTerms['share']): readonly ShareFault[] {
  const { request } = form;
  if (request?.from !== 'questions') return [];
  const contribution = readAmount(textOf(answers[request.contribution]));
  const total = readAmount(textOf(answers[request.totalCost]));
  if (!contribution.ok || !total.ok) return [];
  const question = request.contribution;
  const params = { min: share.minPercent, max: share.maxPercent };
  if (contribution.minor > total.minor) return [{ code: 'requestAboveTotal', question, params }];
  if (isOutside(contribution.minor, share.minPercent, total.minor) < 0)
    return [{ code: 'shareBelowMinimum', question, params }];
  if (isOutside(contribution.minor, share.maxPercent, total.minor) > 0)
    return [{ code: 'shareAboveMaximum', question, params }];
  return [];
}

/** The months of the action, from the question that the form names; null while they cannot be read. */
export function monthsOf(form: Form, answers: Answers): number | null {
  const { request } = form;
  if (request === undefined) return null;
  const reading = readNumber(textOf(answers[request.months]));
  const months = reading.ok ? Number(reading.decimal) : Number.NaN;
  return Number.isInteger(months) && months > 0 ? months : null;
}

function isOutside(partMinor: number, percent: number, wholeMinor: number): number {
  const exact = decimal(String(percent));
  return exact ? comparedToPercent(partMinor, exact, wholeMinor) : 0;
}
