import { Injectable } from '@nestjs/common';
import { type Budget, Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { AnswersChangedMeanwhile, rewritten } from '../domain/answers.js';
import { stagesOpenFor } from '../domain/opened-sections.js';
import type { Stage } from '../domain/stage.js';
import { mustBeOpen, mustWriteFor } from '../domain/who-may.js';
import { BUDGET_PAGE, budgetPage } from '../draft/budget-page.js';
import { hasBudget } from '../draft/stage-draft.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { PageUnknown, type SavedPage, savedPage } from './save-answers.js';

export interface SaveBudgetCommand extends Command {
  readonly applicationId: string;
  readonly stage: Stage;
  readonly budget: Budget;
  readonly basedOn: number;
}

/**
 * Saves the budget as it was typed; every figure that follows from it is computed when it is read, never stored. Throws
 * `AnswersChangedMeanwhile` when somebody else changed the same part of it after it was read.
 */
@Injectable()
export class SaveBudget {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly pages: AnswerPages,
    private readonly opened: OpenedSections,
  ) {}

  execute(command: SaveBudgetCommand): Promise<SavedPage> {
    return this.commands.run('applications.save-budget', command, async (tx) => {
      mustWriteFor(command.by);
      const { applicationId, stage, budget, basedOn } = command;
      const grant = await this.engine.lock(tx, applicationId);
      mustBeOpen(stage, stagesOpenFor(await this.opened.opennessOf(tx, grant), BUDGET_PAGE));
      const call = await this.calls.of(tx, grant.callId);
      if (!hasBudget(call.form(stage))) throw new PageUnknown('This part has no budget.', { stage, page: BUDGET_PAGE });
      const before = await this.pages.of(tx, applicationId, stage, BUDGET_PAGE);
      const answers = budgetPage(budget);
      const versions = Object.fromEntries(Object.keys(answers).map((part) => [part, basedOn]));
      const seen = await this.pages.seen(tx, applicationId, before, versions);
      const { page: after, contested } = rewritten(before, { answers, seen, by: command.by.id, at: grant.at });
      if (contested.length > 0) throw new AnswersChangedMeanwhile(before);
      if (after !== before) await this.pages.save(tx, applicationId, before, after);
      return savedPage(after, grant.at);
    });
  }
}
