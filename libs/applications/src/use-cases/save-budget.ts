import { Injectable } from '@nestjs/common';
import { type Budget, type Cells, cellsOf, withLineCopied, withLineMoved } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { cleaned, type PageAnswers, rewritten } from '../domain/answers.js';
import { budgetsAt } from '../draft/budget-history.js';
import { type BudgetWriting, mergedBudget, type SeenBudget } from '../draft/merge-budget.js';
import { stagesOpenFor } from '../domain/opened-sections.js';
import type { Stage } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { BUDGET_PAGE, budgetFrom, budgetPage } from '../draft/budget-page.js';
import { hasBudget } from '../draft/stage-draft.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { PageUnknown, type SavedPage, savedPage } from './save-answers.js';
import { CallsOfFiles } from '../persistence/calls-of-files.js';

export interface SaveBudgetCommand extends Command {
  readonly applicationId: string;
  readonly stage: Stage;
  /** All of it, as it is to be, or some cells of it. */
  readonly budget: Budget | BudgetCells;
  /** The version of the page that the writer saw; 0 for an empty page. */
  readonly basedOn: number;
  /** By cell, where one was read at another version than the page. */
  readonly seen?: Readonly<Record<string, number>>;
  /** Somebody goes back to an earlier budget. */
  readonly isUndo?: boolean;
  /** What is done to a line afterwards. */
  readonly deed?: { readonly verb: 'copy' | 'up' | 'down'; readonly line: string } | undefined;
}

/** Some cells of a budget, and the lines and sources that are taken away. */
export interface BudgetCells {
  readonly cells: Cells;
  readonly removed: readonly string[];
}

/**
 * Saves the budget as it was typed, cell by cell; every figure that follows from it is computed when it is read, never
 * stored. A cell that somebody else changed after it was read is not overwritten but answered as contested.
 */
@Injectable()
export class SaveBudget {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: CallsOfFiles,
    private readonly pages: AnswerPages,
    private readonly opened: OpenedSections,
  ) {}

  execute(command: SaveBudgetCommand): Promise<SavedPage> {
    return this.commands.run('applications.save-budget', command, async (tx) => {
      mustWriteFor(command.by);
      const { applicationId, stage, deed } = command;
      const grant = await this.engine.lock(tx, applicationId);
      mustBeOpen(stage, stagesOpenFor(await this.opened.opennessOf(tx, grant), BUDGET_PAGE));
      const call = await this.calls.of(tx, grant);
      if (!hasBudget(call.form(stage))) throw new PageUnknown('This part has no budget.', { stage, page: BUDGET_PAGE });
      const before = await this.pages.of(tx, applicationId, stage, BUDGET_PAGE);
      const { budget, contested } = mergedBudget(budgetFrom(before.answers), await this.writing(tx, command, before));
      const answers = budgetPage(withDeed(budget, deed));
      const seen = new Map(Object.keys(answers).map((part) => [part, before.answers[part]]));
      const { page: after } = rewritten(before, { answers, seen, by: command.by.id, at: grant.at });
      if (after !== before) await this.pages.save(tx, applicationId, before, after, command.isUndo);
      return savedPage(after, grant.at, contested);
    });
  }

  private async writing(tx: Tx, command: SaveBudgetCommand, page: PageAnswers): Promise<BudgetWriting> {
    const { applicationId, budget, basedOn, seen = {} } = command;
    const oldest = Math.min(basedOn, ...Object.values(seen));
    const changes = oldest < page.version ? await this.pages.changesSince(tx, applicationId, page, oldest) : [];
    const known = budgetsAt(page, changes, [basedOn, ...Object.values(seen)]);
    const writing = 'cells' in budget ? budget : wholeOf(budget, known.get(basedOn) ?? null);
    return {
      ...writing,
      // A JSON object of texts stays one.
      cells: cleaned(writing.cells) as Cells,
      seen: (cell) => known.get(seen[cell] ?? basedOn) ?? null,
    };
  }
}

/** A budget that is given whole says also what is no longer in it. */
function wholeOf(budget: Budget, seen: SeenBudget | null): Pick<BudgetWriting, 'cells' | 'removed' | 'order'> {
  const given = cellsOf(budget);
  const rows = new Set([...budget.lines, ...budget.sources].map(({ id }) => id));
  const emptied = Object.keys(seen?.cells ?? {}).filter((cell) => !(cell in given));
  return {
    cells: { ...Object.fromEntries(emptied.map((cell) => [cell, ''])), ...given },
    removed: [...(seen?.rows ?? [])].filter((row) => !rows.has(row)),
    order: budget.lines.map(({ id }) => id),
  };
}

function withDeed(budget: Budget, deed: SaveBudgetCommand['deed']): Budget {
  if (!deed) return budget;
  return deed.verb === 'copy' ? withLineCopied(budget, deed.line) : withLineMoved(budget, deed.line, deed.verb);
}
