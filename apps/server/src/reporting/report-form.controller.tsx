import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Answers, Page } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import { PageChangedMeanwhile, type ReportPage, SaveReportPage } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answersIn, deedIn, versionIn, withoutRow } from '../applications/answer-fields.js';
import { faultsAtFields, isWrong } from '../applications/fault-words.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { type OpenedReport, ReportFiles } from './report-files.js';
import { ReportFormPage, type ReportFormPageProps } from './report-form.page.js';
import { stepAfter } from './report-steps.js';

type Opened = OpenedReport & { readonly formPage: Page };
type Again = Pick<ReportFormPageProps, 'answers' | 'version' | 'summary' | 'conflict'>;

/** One page of the narrative part: the questions are the call's. */
@Controller('reports/:id/form/:page')
@Policy(signedIn)
export class ReportFormController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly savePage: SaveReportPage,
  ) {}

  @Get()
  async show(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, this.pageOf(request, reply, await this.open(request, params)));
  }

  @Post()
  async save(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, params);
    const { verb, detail } = deedIn(request.body);
    const typed = answersIn(opened.formPage, request.body);
    const answers = verb === 'removeRow' ? withoutRow(typed, detail) : typed;
    try {
      await this.store(request, opened, answers);
    } catch (error) {
      if (!(error instanceof PageChangedMeanwhile)) throw error;
      const again = { answers, version: error.stored.version, summary: 'hidden', conflict: error.stored } as const;
      return pageAgain(reply, this.pageOf(request, reply, opened, again));
    }
    return this.goOn(request, reply, params, verb);
  }

  /** Where the browser keeps the page while it is written. Answers as `minha-autosave` expects it. */
  @Post('draft')
  async draft(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, params);
    const view = viewOf(request, reply);
    reply.status(200);
    try {
      const { version } = await this.store(request, opened, answersIn(opened.formPage, request.body));
      return { version, saved: view.t('ui.autosave.saved', { time: view.format.time(view.now, view.zone) }) };
    } catch (error) {
      if (!(error instanceof PageChangedMeanwhile)) throw error;
      reply.status(409);
      return { message: view.t('reporting.conflict.autosave') };
    }
  }

  private async open(request: FastifyRequest, params: unknown): Promise<Opened> {
    // The route has exactly these parameters.
    const { id, page: pageId } = params as Readonly<Record<'id' | 'page', string>>;
    const opened = await this.reportFiles.openToWrite(request, id);
    const formPage = opened.file.draft.form.pages.find((candidate) => candidate.id === pageId);
    if (!formPage) throw new NothingHere('The report has no such page.');
    return { ...opened, formPage };
  }

  /** A question that went away keeps the answer it had. */
  private store(request: FastifyRequest, opened: Opened, answers: Answers) {
    const { actor, file, formPage } = opened;
    const { id } = file.material.report;
    const basedOn = versionIn(request.body);
    const kept: JsonObject = { ...storedPage(opened)?.answers, ...answers };
    return this.savePage.execute({
      ...commandOf(request, actor),
      reportId: id,
      page: formPage.id,
      answers: kept,
      basedOn,
    });
  }

  /** Everything is saved; "continue" stays once where something is wrong as it stands, so that it is seen. */
  private async goOn(request: FastifyRequest, reply: FastifyReply, params: unknown, verb: string) {
    const opened = await this.open(request, params);
    const { file, formPage } = opened;
    const here = `/reports/${file.material.report.id}/form/${formPage.id}`;
    if (verb !== 'continue') return seeOther(reply, here);
    if (faultsOn(opened).length === 0) return seeOther(reply, stepAfter(file, here));
    const version = storedPage(opened)?.version ?? 0;
    const again = { answers: file.draft.answers, version, summary: 'shown', conflict: null } as const;
    return pageAgain(reply, this.pageOf(request, reply, opened, again));
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: Opened, again?: Again) {
    const { file, formPage } = opened;
    const view = viewOf(request, reply);
    const stored = storedPage(opened);
    return (
      <ReportFormPage
        view={view}
        opened={opened}
        page={formPage}
        answers={again ? { ...file.draft.answers, ...again.answers } : file.draft.answers}
        version={again?.version ?? stored?.version ?? 0}
        savedAt={stored?.updatedAt ?? null}
        errors={again?.conflict ? [] : faultsAtFields(view, faultsOn(opened))}
        summary={again?.summary ?? 'hidden'}
        conflict={again?.conflict ?? null}
      />
    );
  }
}

/** What is wrong on a page as it stands; what is merely missing is shown by the task list. */
function faultsOn({ file, formPage }: Opened) {
  return file.draft.faults.filter((fault) => fault.page === formPage.id && isWrong(fault));
}

function storedPage({ file, formPage }: Opened): ReportPage | undefined {
  return file.material.pages.find(({ page: id }) => id === formPage.id);
}
