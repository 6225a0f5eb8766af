import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { BUDGET_PAGE, budgetFrom, type SavedPage, type Surroundings, type BudgetSince } from '#libs/applications';
import { cellsOf, computeBudget, numberedLines, partsOfCell, rowOf, rowsIn } from '#libs/calls';
import { deviceKey } from '../http/device.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { deedIn, versionIn } from './answer-fields.js';
import { BudgetCell, type BudgetContest, type BudgetFormProps } from './budget-cell.js';
import { cellsIn, type CarriedBudget, freshLine, freshSource } from './budget-fields.js';
import type { BudgetFile } from './budget-file.js';
import { linesUnder } from './budget-form.js';
import { BudgetLineFields } from './budget-line.js';
import { BudgetSource, listId } from './budget-sources.js';
import { BudgetWriter } from './budget-writer.js';
import { saidOf, type ToldAnswer } from './draft-told.js';
import { Neighbours } from './neighbours.js';

/** A line or a source that the browser does not have yet. */
interface ToldRow {
  readonly row: string;
  /** The id of the element that it belongs into. */
  readonly into: string;
  readonly html: string;
}

/** Where the browser keeps a budget while it is written, each cell by itself. Answers as `minha-draft` expects it. */
@Controller('applications/:id/budget/:stage/draft')
export class BudgetDraftController {
  constructor(
    private readonly writer: BudgetWriter,
    private readonly house: House,
  ) {}

  /** Saves the cells that are carried, if any, and tells what others do meanwhile. */
  @Post()
  @Policy(signedIn)
  async keep(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.writer.open(request, params);
    const carried = cellsIn(request.body);
    const isLook = deedIn(request.body).verb === 'look';
    const saved = isLook ? null : await this.writer.save(request, opened, { ...carried, removed: [] });
    const around = await this.writer.look(opened, versionIn(request.body));
    const contested = saved?.contested ?? [];
    const after = contested.length > 0 ? await this.writer.open(request, params) : opened;
    const contests = await this.writer.contests(request, after, contested, carried.seen);
    reply.status(contested.length > 0 ? 409 : 200);
    const { owner } = deviceKey(request, reply, this.house.cookies);
    const form = formOf({ request, reply, opened, around, owner, contests });
    const rows = around.since.rowsAdded.flatMap((row) => added(form, row));
    return { ...answerOf(form, { opened, around, carried, saved }), rows, numbers: numbersOf(form) };
  }
}

interface Opened {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly opened: BudgetFile;
  readonly around: Surroundings;
  readonly owner: string;
  readonly contests: readonly BudgetContest[];
}

/** The form of the budget as it stands now. */
function formOf({ request, reply, opened, around, owner, contests }: Opened): BudgetFormProps {
  const { call, file } = opened;
  const terms = call.terms(file.lot);
  const budget = budgetFrom(around.page.answers);
  return {
    view: viewOf(request, reply),
    draft: { budget, ...computeBudget(budget, terms) },
    terms,
    currency: call.currency,
    errors: [],
    move: null,
    version: around.page.version,
    owner,
    contests,
  };
}

interface Kept {
  readonly opened: BudgetFile;
  readonly around: Surroundings & { readonly since: BudgetSince };
  readonly carried: CarriedBudget;
  readonly saved: SavedPage | null;
}

function answerOf(form: BudgetFormProps, { opened, around, carried, saved }: Kept) {
  const { call, stage } = opened;
  const { view, draft } = form;
  const { rowsAdded, rowsGone } = around.since;
  const gone = form.contests.flatMap(({ of }) => rowOf(of.question) ?? []);
  const rows = rowsIn(draft.budget);
  const here = { stage, page: BUDGET_PAGE };
  return {
    version: around.page.version,
    ...saidOf(view, saved),
    answers: [...contestedCells(form), ...changedCells(form, around.since, carried).filter(isNot(rowsAdded))],
    gone: [...new Set([...rowsGone, ...gone.filter((row) => !rows.includes(row))])],
    neighbours: render(<Neighbours view={view} call={call} neighbours={around.neighbours} here={here} />),
  };
}

function isNot(rows: readonly string[]) {
  return ({ question }: ToldAnswer) => !rows.includes(rowOf(question) ?? '');
}

function contestedCells(form: BudgetFormProps): readonly ToldAnswer[] {
  return form.contests.map(({ of }) => ({
    question: of.question,
    version: form.version,
    is: 'contested',
    block: render(cellOf({ ...form, contests: [] }, of.question)),
    contest: render(cellOf(form, of.question)),
  }));
}

/** Cells that are not as the browser has them: changed by others, or carried as they had been read before. */
function changedCells(form: BudgetFormProps, { cells }: BudgetSince, carried: CarriedBudget): readonly ToldAnswer[] {
  const now = cellsOf(form.draft.budget);
  const rows = rowsIn(form.draft.budget);
  const contested = form.contests.map(({ of }) => of.question);
  const isAsCarried = (cell: string) => cell in carried.cells && carried.cells[cell] === (now[cell] ?? '');
  return cells.flatMap((change): ToldAnswer[] => {
    const { question } = change;
    const row = rowOf(question);
    if (contested.includes(question) || isAsCarried(question) || (row !== null && !rows.includes(row))) return [];
    const block = render(cellOf(form, question, { changedBy: change }));
    return [{ question, version: form.version, is: 'changed', block }];
  });
}

function cellOf(form: BudgetFormProps, name: string, more: Partial<Parameters<typeof BudgetCell>[0]> = {}): VNode {
  const { budget } = form.draft;
  const id = partsOfCell(name)?.row;
  const known = [...budget.lines, ...budget.sources].find((row) => row.id === id);
  const empty = { ...(id?.startsWith('l') ? freshLine('', '', new Set()) : freshSource('', new Set())), id: id ?? '' };
  return <BudgetCell {...form} name={name} row={id === undefined ? null : (known ?? empty)} {...more} />;
}

/** What the lines are numbered: what one begins, moves or takes away counts in the numbers of others. */
function numbersOf({ draft, terms }: BudgetFormProps): Readonly<Record<string, string>> {
  const { headings } = terms.rules;
  const all = headings.flatMap((one) => numberedLines(linesUnder(draft.budget, one, terms.rules), one));
  return Object.fromEntries(all.map(({ line, number }) => [line.id, number]));
}

/** A row that the browser may not have yet. */
function added(form: BudgetFormProps, row: string): ToldRow[] {
  const { budget } = form.draft;
  const source = budget.sources.find(({ id }) => id === row);
  if (source) {
    const html = render(<BudgetSource {...form} source={source} isNew={false} />);
    return [{ row, into: listId('sources'), html }];
  }
  return form.terms.rules.headings.flatMap((heading) => {
    const numbered = numberedLines(linesUnder(budget, heading, form.terms.rules), heading);
    const found = numbered.find(({ line }) => line.id === row);
    if (!found) return [];
    const html = render(<BudgetLineFields {...form} {...found} heading={heading} />);
    return [{ row, into: listId(heading.id), html }];
  });
}
