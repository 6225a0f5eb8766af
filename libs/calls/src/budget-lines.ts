import type { Budget, BudgetLine } from './budget.js';
import type { BudgetHeading, BudgetRules } from './file/rules-file.js';

/** A line with the number that it has in the annex (`1.2.1`). */
export interface NumberedLine {
  readonly line: BudgetLine;
  readonly number: string;
}

/** The lines of a heading as the annex has them: under their sub-headings first, then those under none. */
export function numberedLines(lines: readonly BudgetLine[], heading: BudgetHeading): readonly NumberedLine[] {
  const own = lines.filter((line) => line.heading === heading.id);
  const isKnown = (part: string | undefined) => heading.parts.some(({ id }) => id === part);
  const underParts = heading.parts.flatMap((part) =>
    own.filter((line) => line.part === part.id).map((line, index) => ({ line, number: `${part.id}.${index + 1}` })),
  );
  const underNone = own
    .filter((line) => !isKnown(line.part))
    .map((line, index) => ({ line, number: `${heading.id}.${heading.parts.length + index + 1}` }));
  return [...underParts, ...underNone];
}

/** The lines of a budget in the order of the annex; one whose heading the call does not have stands first. */
export function inOrder(lines: readonly BudgetLine[], { headings }: BudgetRules): readonly BudgetLine[] {
  const strays = lines.filter((line) => headings.every(({ id }) => id !== line.heading));
  return [...strays, ...headings.flatMap((heading) => numberedLines(lines, heading).map(({ line }) => line))];
}

/** The budget with a line one place higher or lower among those of its group; the same where it is at the end of it. */
export function withLineMoved(budget: Budget, which: string, direction: 'up' | 'down'): Budget {
  const line = budget.lines.find(({ id }) => id === which);
  if (!line) return budget;
  const group = budget.lines.filter(
    ({ heading, part }) => heading === line.heading && (part ?? '') === (line.part ?? ''),
  );
  const other = group[group.indexOf(line) + (direction === 'up' ? -1 : 1)];
  if (!other) return budget;
  const swapped = new Map([
    [line, other],
    [other, line],
  ]);
  return { ...budget, lines: budget.lines.map((one) => swapped.get(one) ?? one) };
}

/** The budget with the same line a second time, right after itself. */
export function withLineCopied(budget: Budget, which: string): Budget {
  const last = Math.max(0, ...budget.lines.map(({ id }) => Number(/^l(\d+)$/u.exec(id)?.[1] ?? 0)));
  const copyOf = (line: BudgetLine) => ({ ...line, id: `l${last + 1}` });
  return { ...budget, lines: budget.lines.flatMap((line) => (line.id === which ? [line, copyOf(line)] : [line])) };
}

/** The budget without one line or source; `which` is its id. */
export function withoutEntry(budget: Budget, which: string): Budget {
  return {
    ...budget,
    lines: budget.lines.filter(({ id }) => id !== which),
    sources: budget.sources.filter(({ id }) => id !== which),
  };
}
