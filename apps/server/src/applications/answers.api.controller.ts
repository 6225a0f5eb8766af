import { Body, Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AnswersContested,
  BUDGET_PAGE,
  budgetFrom,
  budgetPage,
  hasBudget,
  isStage,
  type PageAnswers,
  SaveAnswers,
  SaveBudget,
  type Stage,
  stageDraft,
} from '#libs/applications';
import type { Call } from '#libs/calls';
import type { z } from 'zod';
import { Answers } from '../api/answers.js';
import { IF_MATCH, sendVersion, versionRead } from '../api/etag.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { answersInput, answersShown, budgetInput, budgetSavedShown, savedShown } from './applications.answers.js';
import { budgetFaultInWords, faultInWords } from './fault-words.js';

type Opened = ApplicantFile & { readonly stage: Stage };

/** The answers of an application, page by page, and its budget. */
@Controller('api/v1/applications/:id')
@ApiTags('applications')
export class AnswersApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly saveAnswers: SaveAnswers,
    private readonly saveBudget: SaveBudget,
  ) {}

  @Get('answers/:stage/:page')
  @Policy(only('applicant'))
  @Answers({ summary: 'The answers of one page, as they were typed', status: 200, schema: answersShown })
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') asked: string,
    @Param('page') page: string,
  ) {
    const opened = await this.open(request, id, asked);
    const { call, stage } = opened;
    if (!call.form(stage).pages.some((known) => known.id === page)) throw new NothingHere('The form has no such page.');
    return sent(reply, storedPage(opened, page));
  }

  @Put('answers/:stage/:page')
  @Policy(only('applicant'))
  @ApiHeader(IF_MATCH)
  @Answers({
    summary:
      'Save the answers of one page; never refused for being incomplete. 409 names those that somebody else changed after the version in If-Match, with both values; all others are saved',
    status: 200,
    schema: savedShown,
  })
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') asked: string,
    @Param('page') page: string,
    @Body({ schema: answersInput }) answers: z.output<typeof answersInput>,
  ) {
    const { actor, file, stage, call } = await this.open(request, id, asked);
    const command = { ...commandOf(request, actor), applicationId: file.id, stage, page };
    // What is named and not asked any more is kept, where it was asked once.
    const whole = { ...answers, ...wholePage(call, stage, page, answers) };
    const { contested, ...saved } = await this.saveAnswers.execute({
      ...command,
      answers: whole,
      basedOn: versionRead(request),
    });
    sendVersion(reply, saved.version);
    if (contested.length > 0) throw new AnswersContested(contested);
    const after = await this.open(request, id, asked);
    const view = viewOf(request, reply);
    const faults = stageDraft(after.call, stage, after.file).faults.filter((fault) => fault.page === page);
    return { ...saved, faults: faults.map((fault) => ({ ...fault, message: faultInWords(view, fault) })) };
  }

  @Get('budget/:stage')
  @Policy(only('applicant'))
  @Answers({ summary: 'The budget, as it was typed', status: 200, schema: answersShown })
  async budget(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') asked: string,
  ) {
    const opened = await this.open(request, id, asked);
    if (!hasBudget(opened.call.form(opened.stage))) throw new NothingHere('This part has no budget.');
    const stored = storedPage(opened, BUDGET_PAGE);
    return sent(reply, { ...stored, answers: budgetPage(budgetFrom(stored.answers)) });
  }

  @Put('budget/:stage')
  @Policy(only('applicant'))
  @ApiHeader(IF_MATCH)
  @Answers({
    summary:
      'Save the budget; the answer has every total. 409 names the cells that somebody else changed after the version in If-Match, with both values; all others are saved',
    status: 200,
    schema: budgetSavedShown,
  })
  async changeBudget(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') asked: string,
    @Body({ schema: budgetInput }) budget: z.output<typeof budgetInput>,
  ) {
    const { actor, file, stage, call } = await this.open(request, id, asked);
    const command = { ...commandOf(request, actor), applicationId: file.id, stage, budget };
    const { version, savedAt, contested } = await this.saveBudget.execute({
      ...command,
      basedOn: versionRead(request),
    });
    sendVersion(reply, version);
    if (contested.length > 0) throw new AnswersContested(contested);
    const after = await this.open(request, id, asked);
    const draft = stageDraft(call, stage, after.file).budget;
    const view = viewOf(request, reply);
    const faults = (draft?.faults ?? []).map((fault) => ({
      ...fault,
      message: budgetFaultInWords(view, call.currency, fault),
    }));
    return { version, savedAt, faults, totals: { ...draft?.totals } };
  }

  private async open(request: FastifyRequest, id: string, stage: string): Promise<Opened> {
    const opened = await this.applicantFiles.open(request, id);
    if (!isStage(stage)) throw new NothingHere('An application has no such part.');
    return { ...opened, stage };
  }
}

/** A page is written as a whole: what is not named becomes empty. */
function wholePage(call: Call, stage: Stage, page: string, given: z.output<typeof answersInput>) {
  const questions = call.form(stage).pages.find(({ id }) => id === page)?.questions ?? [];
  return Object.fromEntries(questions.map(({ id }) => [id, given[id] ?? '']));
}

function storedPage({ file, stage }: Opened, page: string): PageAnswers {
  const stored = file.pages.find((one) => one.stage === stage && one.page === page);
  return stored ?? { stage, page, answers: {}, version: 0, updatedAt: null, updatedBy: null };
}

function sent(reply: FastifyReply, page: PageAnswers) {
  sendVersion(reply, page.version);
  return { ...page, answers: { ...page.answers } };
}
