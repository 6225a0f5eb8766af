import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  BUDGET_PAGE,
  type BudgetCells,
  type BudgetSince,
  ChangesOfBudget,
  type Contested,
  LookAround,
  SaveBudget,
  type SaveBudgetCommand,
  type SavedPage,
  type Surroundings,
} from '#libs/applications';
import { type Budget, rowOf, withCells } from '#libs/calls';
import { commandOf } from '../http/who.js';
import { versionIn } from './answer-fields.js';
import { ApplicantFiles } from './applicant-files.js';
import type { BudgetContest } from './budget-cell.js';
import { WHOLE } from './budget-fields.js';
import { type BudgetFile, budgetPageIn, openBudget } from './budget-file.js';
import { fieldsIn } from './posted-texts.js';

type Writing = BudgetCells & Pick<SaveBudgetCommand, 'seen' | 'deed' | 'isUndo'>;

const EMPTY: Budget = { lines: [], indirect: '', contingency: '', requested: '', sources: [] };

/** Opens budgets for the people who write them, keeps what they wrote, and tells what others did. */
@Injectable()
export class BudgetWriter {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly saveBudget: SaveBudget,
    private readonly lookAround: LookAround,
    private readonly changes: ChangesOfBudget,
  ) {}

  open(request: FastifyRequest, params: unknown): Promise<BudgetFile> {
    return openBudget(this.applicantFiles, request, params);
  }

  save(request: FastifyRequest, { actor, file, stage }: BudgetFile, writing: Writing): Promise<SavedPage> {
    const { cells, removed, seen, deed, isUndo = false } = writing;
    const isWhole = fieldsIn(request.body)[WHOLE] !== undefined;
    return this.saveBudget.execute({
      ...commandOf(request, actor),
      applicationId: file.id,
      stage,
      budget: isWhole ? withCells(EMPTY, cells) : { cells, removed },
      basedOn: versionIn(request.body),
      seen: seen ?? {},
      deed,
      isUndo,
    });
  }

  /** Says that this person is writing here, and what others did since a version of the page. */
  async look(
    { actor, file, stage }: BudgetFile,
    since: number,
  ): Promise<Surroundings & { readonly since: BudgetSince }> {
    const place = { applicationId: file.id, stage, page: BUDGET_PAGE };
    const around = await this.lookAround.execute({ by: actor, ...place, since, about: [] });
    return { ...around, since: await this.changes.since(file.id, around.page, since) };
  }

  /** What is contested of what a request carried, each with whoever changed it. */
  async contests(
    request: FastifyRequest,
    opened: BudgetFile,
    contested: readonly Contested[],
    seen: Readonly<Record<string, number>>,
  ): Promise<readonly BudgetContest[]> {
    const stored = budgetPageIn(opened);
    if (!stored || contested.length === 0) return [];
    const oldest = Math.min(versionIn(request.body), ...Object.values(seen));
    const { cells } = await this.changes.since(opened.file.id, stored, oldest);
    return contested.map((of) => {
      const isOf = (cell: string) => cell === of.question || rowOf(cell) === of.question;
      return { of, change: cells.find(({ question }) => isOf(question)) ?? null };
    });
  }
}
