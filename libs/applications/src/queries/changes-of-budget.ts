import { Injectable } from '@nestjs/common';
import { cellsOf, rowsIn } from '#libs/calls';
import { Database } from '#libs/platform';
import { type AnswerChange, inSittings, type LastChange, traced, type TracedChange } from '../domain/answer-changes.js';
import type { PageAnswers } from '../domain/answers.js';
import { type BudgetChange, budgetsAt, cellsChanged, differingCells } from '../draft/budget-history.js';
import { budgetFrom } from '../draft/budget-page.js';

/** What became of a budget since a version of its page. */
export interface BudgetSince {
  /** The last change of every cell that is not as it was; `question` is the name of the cell. */
  readonly cells: readonly LastChange[];
  readonly rowsAdded: readonly string[];
  readonly rowsGone: readonly string[];
}

/** One change of a budget with the name of whoever made it. */
export type NamedBudgetChange = BudgetChange<TracedChange & { readonly personName: string }>;

/** Whoever writes on within five minutes is one entry. */
const PAUSE_MS = 5 * 60_000;

type Row = AnswerChange & { readonly personName: string };

const NOTHING: BudgetSince = { cells: [], rowsAdded: [], rowsGone: [] };

/** How a budget came to be what it is, cell by cell. */
@Injectable()
export class ChangesOfBudget {
  constructor(private readonly database: Database) {}

  async since(applicationId: string, stored: PageAnswers, version: number): Promise<BudgetSince> {
    if (version >= stored.version) return NOTHING;
    const changes = await this.rows(applicationId, stored, version);
    const before = budgetsAt(stored, changes, [version]).get(version);
    if (!before) return NOTHING;
    const now = budgetFrom(stored.answers);
    const rows = rowsIn(now);
    const made = named(changes, traced(stored.answers, changes));
    return {
      cells: differingCells(before.cells, cellsOf(now)).map(({ cell }) => lastOf(made, cell)),
      rowsAdded: rows.filter((row) => !before.rows.has(row)),
      rowsGone: [...before.rows].filter((row) => !rows.includes(row)),
    };
  }

  /** Every change, newest first; whoever writes on is one entry. */
  async all(applicationId: string, stored: PageAnswers): Promise<readonly NamedBudgetChange[]> {
    const changes = await this.rows(applicationId, stored, 0);
    return named(changes, inSittings(traced(stored.answers, changes), PAUSE_MS)).filter(
      ({ cells }) => cells.length > 0,
    );
  }

  private rows(applicationId: string, { stage, page, version }: PageAnswers, since: number): Promise<Row[]> {
    return this.database.query<Row>(CHANGES, [applicationId, stage, page, since, version]);
  }
}

function named(rows: readonly Row[], changes: readonly TracedChange[]): readonly NamedBudgetChange[] {
  const names = new Map(rows.map(({ changedBy, personName }) => [changedBy, personName]));
  return cellsChanged(changes.map((change) => ({ ...change, personName: names.get(change.changedBy) ?? '' })));
}

function lastOf(made: readonly NamedBudgetChange[], cell: string): LastChange {
  const found = made.find(({ cells }) => cells.some((one) => one.cell === cell));
  const { version = 0, changedBy = '', changedAt = new Date(0), personName = '' } = found?.change ?? {};
  return { question: cell, version, changedBy, name: personName, changedAt };
}

const CHANGES = `
select c.question, c.version, c.place, c.removed, c.added, c.changed_at as "changedAt", c.changed_by as "changedBy",
  c.is_undo as "isUndo", coalesce(p.name, '') as "personName"
from application_answer_change c
left join person p on p.id = c.changed_by
where c.application_id = $1 and c.stage = $2 and c.page = $3 and c.version > $4 and c.version <= $5
order by c.version desc, c.question`;
