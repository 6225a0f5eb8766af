import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerHistory, asAnswer, BUDGET_PAGE, ChangesOfBudget, LookAround } from '#libs/applications';
import { isOfRows, rowsOf } from '#libs/calls';
import type { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { XLSX } from '../spreadsheets/write-workbook.js';
import { ApplicantFiles } from './applicant-files.js';
import { type BudgetFile, budgetPageIn, openBudget, storedBudget } from './budget-file.js';
import { budgetWorkbook } from './budget-workbook.js';
import { answerChangeShown, aroundShown, budgetChangeShown, presenceInput } from './drafts.answers.js';
import { FormFiles, type OpenPage, storedPage } from './form-files.js';
import { rowsWorkbook } from './rows-sheet.js';
import { sentWorkbook } from './sent-workbook.js';

/** What is around the writing of an application: how answers came to be, who else writes, and its tables as workbooks. */
@Controller('api/v1/applications/:id')
@ApiTags('applications')
export class DraftsApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly formFiles: FormFiles,
    private readonly history: AnswerHistory,
    private readonly changes: ChangesOfBudget,
    private readonly lookAround: LookAround,
  ) {}

  @Get('answers/:stage/:page/history')
  @Policy(only('applicant'))
  @Answers({
    summary: 'How the answers of a page came to be, newest first; whoever writes on is one entry',
    status: 200,
    schema: listOf(answerChangeShown),
  })
  async answerHistory(@Req() request: FastifyRequest, @Param() params: unknown) {
    const opened = await this.formFiles.open(request, params);
    const stored = storedPage(opened);
    const entries = stored ? await this.history.of(opened.file.id, stored) : [];
    return wholeList(entries.map(({ before = null, after = null, ...entry }) => ({ ...entry, before, after })));
  }

  @Get('budget/:stage/history')
  @Policy(only('applicant'))
  @Answers({
    summary: 'How the budget came to be, newest first, cell by cell; whoever writes on is one entry',
    status: 200,
    schema: listOf(budgetChangeShown),
  })
  async budgetHistory(@Req() request: FastifyRequest, @Param() params: unknown) {
    const opened = await openBudget(this.applicantFiles, request, params);
    const stored = budgetPageIn(opened);
    const entries = stored ? await this.changes.all(opened.file.id, stored) : [];
    return wholeList(entries.map(({ change, cells, rowsBegun }) => ({ ...change, cells, rowsBegun })));
  }

  @Post('answers/:stage/:page/presence')
  @Policy(only('applicant'))
  @Answers({
    summary: 'Say that you are writing on a page (`budget` is one), and learn who else is and what changed',
    status: 200,
    schema: aroundShown,
  })
  async presence(
    @Req() request: FastifyRequest,
    @Param() params: unknown,
    @Body({ schema: presenceInput }) { since }: z.output<typeof presenceInput>,
  ) {
    const { actor, file, stage, page } = await this.place(request, params);
    const place = { applicationId: file.id, stage, page };
    const around = await this.lookAround.execute({ by: actor, ...place, since, about: [] });
    if (page !== BUDGET_PAGE) return shownAround(around);
    const { cells } = await this.changes.since(file.id, around.page, since);
    return shownAround({ ...around, changes: cells });
  }

  @Get('budget/:stage/workbook')
  @Policy(only('applicant'))
  @Answers({ summary: 'The budget as a workbook, with its totals as formulas', status: 200, file: XLSX })
  async budgetWorkbook(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await openBudget(this.applicantFiles, request, params);
    const { call, file } = opened;
    const content = await budgetWorkbook(viewOf(request, reply), storedBudget(opened).budget, call.file.budget);
    return sentWorkbook(reply, `budget-${file.code ?? call.code}.xlsx`, content);
  }

  @Get('answers/:stage/:page/workbook/:question')
  @Policy(only('applicant'))
  @Answers({ summary: 'A table of the form as a workbook: framework, work plan, people', status: 200, file: XLSX })
  async tableWorkbook(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
    @Param('question') id: string,
  ) {
    const opened = await this.formFiles.open(request, params);
    const question = opened.formPage.questions.find((one) => one.id === id);
    if (!question || !isOfRows(question)) throw new NothingHere('This page asks for no such table.');
    const rows = rowsOf(asAnswer(storedPage(opened)?.answers[id]));
    const content = await rowsWorkbook(viewOf(request, reply), question, rows);
    return sentWorkbook(reply, `${id}-${opened.file.code ?? opened.call.code}.xlsx`, content);
  }

  private async place(request: FastifyRequest, params: unknown): Promise<Place> {
    // The router fills in every name of the address before it comes here.
    const { page } = params as Readonly<Record<'page', string>>;
    if (page === BUDGET_PAGE) return { ...(await openBudget(this.applicantFiles, request, params)), page };
    return { ...(await this.formFiles.open(request, params)), page };
  }
}

type Place = (BudgetFile | OpenPage) & { readonly page: string };

function shownAround({ page, neighbours, changes }: Awaited<ReturnType<LookAround['execute']>>) {
  const changed = changes.map(({ question, version, name, changedAt }) => ({ question, version, name, changedAt }));
  return { version: page.version, neighbours, changed };
}
