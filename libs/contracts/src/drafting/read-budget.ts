import { type Budget, type Call, computeBudget } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import { z } from 'zod';
import type { Heading } from '../domain/contract.js';

const line = z.object({
  id: z.string(),
  heading: z.string(),
  description: z.string(),
  unit: z.string(),
  quantity: z.string(),
  unitCost: z.string(),
});

/** The budget page of a submission; what is not there counts as nothing. Its faults were refused at submission. */
const budgetPage = z.object({
  lines: z.array(line).catch([]),
  indirect: z.string().catch(''),
  contingency: z.string().catch(''),
  requested: z.string().catch(''),
});

/** What the awarded application says about costs, computed again from its lines: headings and their total. */
export function acceptedBudget(
  call: Call,
  lot: string,
  page: JsonObject,
): { headings: readonly Heading[]; totalMinor: number } {
  const budget: Budget = { ...budgetPage.parse(page), sources: [] };
  const { totals } = computeBudget(budget, call.terms(lot));
  const direct = call.file.budget.headings.map(({ id, title }) => ({
    id,
    title: { fr: title.fr, ar: title.ar, en: title.en },
    amountMinor: totals.headings[id] ?? 0,
  }));
  const headings = [
    ...direct,
    { id: '8', title: null, amountMinor: totals.indirectMinor },
    { id: '10', title: null, amountMinor: totals.contingencyMinor },
  ];
  return { headings, totalMinor: totals.totalMinor };
}
