import { type Cells, rowsIn } from '#libs/calls';
import type { Json, JsonObject } from '#libs/kernel';
import { budgetFrom } from './budget-page.js';
import type { AnswerChange, TracedChange } from '../domain/answer-changes.js';
import type { PageAnswers } from '../domain/answers.js';
import { undone } from '../domain/difference.js';
import { answerOfText, textOfAnswer } from '../domain/merge.js';
import { seenBudget, type SeenBudget } from './merge-budget.js';

/** The parts that a budget is stored and its history told by. */
const PARTS = ['lines', 'indirect', 'contingency', 'requested', 'sources'] as const;

/**
 * The budget as it stood at some versions of its page, told backwards from what is stored now; null for a version that
 * its history does not reach. `changes` are the newest first.
 */
export function budgetsAt(
  page: Pick<PageAnswers, 'answers' | 'version'>,
  changes: readonly AnswerChange[],
  versions: Iterable<number>,
): ReadonlyMap<number, SeenBudget | null> {
  const oldest = changes.at(-1)?.version ?? page.version + 1;
  const texts = new Map<string, string | null>(PARTS.map((part) => [part, textOfAnswer(page.answers[part])]));
  const came = new Set([...rowsOfPart('lines', texts), ...rowsOfPart('sources', texts)]);
  let undoneUpTo = 0;
  const found = new Map<number, SeenBudget | null>();
  for (const version of [...new Set(versions)].sort((one, other) => other - one)) {
    const newer = changes.slice(undoneUpTo).filter((change) => change.version > version);
    for (const change of newer) {
      undo(texts, change);
      for (const row of rowsOfPart(change.question, texts)) came.add(row);
    }
    undoneUpTo += newer.length;
    const isTold = version + 1 >= oldest || version >= page.version;
    const then = isTold ? budgetOf(texts) : null;
    found.set(version, then && { ...then, came: new Set(came) });
  }
  return found;
}

function undo(texts: Map<string, string | null>, change: AnswerChange): void {
  const text = texts.get(change.question);
  if (typeof text === 'string') texts.set(change.question, undone(text, change));
}

function rowsOfPart(part: string, texts: ReadonlyMap<string, string | null>): readonly string[] {
  const text = texts.get(part);
  const value = typeof text === 'string' ? answerOfText(text) : undefined;
  return value === undefined ? [] : rowsIn(budgetFrom({ [part]: value }));
}

function budgetOf(texts: ReadonlyMap<string, string | null>): SeenBudget | null {
  const page: Record<string, Json> = {};
  for (const [part, text] of texts) {
    if (text === null) return null;
    const value = answerOfText(text);
    if (value !== undefined) page[part] = value;
  }
  return seenBudget(budgetFrom(page));
}

/** One change of a budget: the cells that it made, with what stood there before and after it. */
export interface BudgetChange<Change extends TracedChange> {
  readonly change: Change;
  readonly cells: readonly { readonly cell: string; readonly before: string; readonly after: string }[];
  /** Lines and sources that it began. */
  readonly rowsBegun: readonly string[];
}

/** The changes of a budget's page told by their cells. */
export function cellsChanged<Change extends TracedChange>(changes: readonly Change[]): readonly BudgetChange<Change>[] {
  return changes.map((change) => {
    const [before, after] = [partOf(change.question, change.before), partOf(change.question, change.after)];
    const rowsBegun = [...after.rows].filter((row) => !before.rows.has(row));
    return { change, cells: differingCells(before.cells, after.cells), rowsBegun };
  });
}

/** Every cell that is not the same, with what stands there before and after. */
export function differingCells(before: Cells, after: Cells): BudgetChange<TracedChange>['cells'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((cell) => ({ cell, before: before[cell] ?? '', after: after[cell] ?? '' }))
    .filter((one) => one.before !== one.after);
}

function partOf(part: string, value: TracedChange['before']): SeenBudget {
  const page: JsonObject = value === undefined ? {} : { [part]: value };
  return seenBudget(budgetFrom(page));
}
