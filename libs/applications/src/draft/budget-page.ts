import { type Budget, textOf } from '#libs/calls';
import type { Json, JsonObject } from '#libs/kernel';
import { asAnswer } from './answers-from.js';

/** Where the budget is kept among the pages of a part. */
export const BUDGET_PAGE = 'budget';

/** What a line has only where the call asks for it. */
const DETAILS = ['part', 'firstYear', 'clarification', 'basis'] as const;

/** The budget from its page as stored; what is missing there is empty. */
export function budgetFrom(page: JsonObject): Budget {
  return {
    lines: records(page['lines']).map((line, i) => ({
      id: line['id'] ?? `l${i + 1}`,
      heading: line['heading'] ?? '',
      description: line['description'] ?? '',
      unit: line['unit'] ?? '',
      quantity: line['quantity'] ?? '',
      unitCost: line['unitCost'] ?? '',
      ...Object.fromEntries(DETAILS.flatMap((name) => (line[name] === undefined ? [] : [[name, line[name]] as const]))),
    })),
    indirect: textOf(asAnswer(page['indirect'])),
    contingency: textOf(asAnswer(page['contingency'])),
    requested: textOf(asAnswer(page['requested'])),
    sources: records(page['sources']).map((source, i) => ({
      id: source['id'] ?? `s${i + 1}`,
      kind: source['kind'] === 'other' ? 'other' : 'own',
      name: source['name'] ?? '',
      amount: source['amount'] ?? '',
    })),
  };
}

/** The budget as it is stored. */
export function budgetPage(budget: Budget): JsonObject {
  const { lines, indirect, contingency, requested, sources } = budget;
  return {
    lines: lines.map((line) => ({ ...line })),
    indirect,
    contingency,
    requested,
    sources: sources.map((source) => ({ ...source })),
  };
}

function records(value: Json | undefined): readonly Readonly<Record<string, string>>[] {
  const answer = asAnswer(value);
  return Array.isArray(answer) ? answer.filter((entry) => typeof entry !== 'string') : [];
}
