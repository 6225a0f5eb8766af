import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswersChangedMeanwhile, type BudgetDraft, SaveBudget } from '#libs/applications';
import type { Budget } from '#libs/calls';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { deedIn, versionIn } from './answer-fields.js';
import { fieldId } from '../ui/field-error.js';
import { ApplicantFiles } from './applicant-files.js';
import { type BudgetFile, budgetPageIn, openBudget, storedBudget } from './budget-file.js';
import { budgetIn, fieldOfFault, lineField, withDeed } from './budget-fields.js';
import { BudgetPage, type BudgetPageProps, draftOf } from './budget.page.js';
import { budgetFaultInWords, isWrong } from './fault-words.js';
import { stepAfter } from './steps.js';

type Deed = ReturnType<typeof deedIn>;
type Again = Pick<BudgetPageProps, 'draft' | 'version' | 'summary' | 'conflict'>;

@Controller('applications/:id/budget/:stage')
export class BudgetController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly saveBudget: SaveBudget,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    return page(reply, this.pageOf(request, reply, await this.open(request, params)));
  }

  @Post()
  @Policy(signedIn)
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    const deed = deedIn(request.body);
    const budget = withDeed(budgetIn(request.body), deed);
    try {
      await this.store(request, opened, budget);
    } catch (error) {
      if (!(error instanceof AnswersChangedMeanwhile)) throw error;
      const draft = draftOf(budget, opened.call.terms(opened.file.lot));
      const again = { draft, version: error.stored.version, summary: 'hidden', conflict: error.stored } as const;
      return pageAgain(reply, this.pageOf(request, reply, opened, again));
    }
    return this.goOn(request, reply, params, deed);
  }

  @Post('draft')
  @Policy(signedIn)
  async draft(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    const view = viewOf(request, reply);
    reply.status(200);
    try {
      const { version, savedAt } = await this.store(request, opened, budgetIn(request.body));
      const time = view.format.time(new Date(savedAt), view.zone);
      return { version, saved: view.t('ui.autosave.saved', { time }) };
    } catch (error) {
      if (!(error instanceof AnswersChangedMeanwhile)) throw error;
      reply.status(409);
      return { message: view.t('applications.conflict.autosave') };
    }
  }

  private open(request: FastifyRequest, params: unknown): Promise<BudgetFile> {
    return openBudget(this.applicantFiles, request, params);
  }

  private store(request: FastifyRequest, { actor, file, stage }: BudgetFile, budget: Budget) {
    const command = commandOf(request, actor);
    return this.saveBudget.execute({
      ...command,
      applicationId: file.id,
      stage,
      budget,
      basedOn: versionIn(request.body),
    });
  }

  private async goOn(request: FastifyRequest, reply: FastifyReply, params: unknown, { verb, detail }: Deed) {
    const opened = await this.open(request, params);
    const { file, call, stage } = opened;
    const here = `/applications/${file.id}/budget/${stage}`;
    const draft = storedBudget(opened);
    if (verb !== 'continue') return seeOther(reply, here + placeOf(draft, detail));
    if (!draft.faults.some(isWrong)) return seeOther(reply, stepAfter(call, file, stage, here));
    const again = { draft, version: versionOf(opened), summary: 'shown', conflict: null } as const;
    return pageAgain(reply, this.pageOf(request, reply, opened, again));
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: BudgetFile, again?: Again) {
    const { file, call, stage } = opened;
    const view = viewOf(request, reply);
    const draft = again?.draft ?? storedBudget(opened);
    const submitted = file.submissions.find(
      (submission) => submission.stage === 'conceptNote' && stage !== 'conceptNote',
    );
    const errors = draft.faults.filter(isWrong).map((fault) => ({
      name: fieldOfFault(draft.budget, fault),
      message: budgetFaultInWords(view, call.currency, fault),
    }));
    return (
      <BudgetPage
        view={view}

        file={file}
        call={call}
        stage={stage}
        draft={draft}
        version={again?.version ?? versionOf(opened)}
        savedAt={budgetPageIn(opened)?.updatedAt ?? null}
        errors={again?.conflict ? [] : errors}
        summary={again?.summary ?? 'hidden'}
        conflict={again?.conflict ?? null}
        conceptNoteMinor={submitted?.requestedMinor ?? null}
      />
    );
  }
}

/** Where the line that something was done to stands now, so that the reader stays with it. */
function placeOf({ budget }: BudgetDraft, line: string): string {
  const place = budget.lines.findIndex(({ id }) => id === line);
  return place === -1 ? '' : `#${fieldId(lineField(place, 'description'))}`;
}

function versionOf(opened: BudgetFile): number {
  return budgetPageIn(opened)?.version ?? 0;
}
