import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { faultyHeadings, FIGURES_PAGE, PageChangedMeanwhile, type ReportPage, SaveReportPage } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deedIn, versionIn } from '../applications/answer-fields.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { figureField, FiguresPage } from './figures.page.js';
import { type OpenedReport, ReportFiles } from './report-files.js';
import { stepAfter } from './report-steps.js';

interface Again {
  readonly typed: Readonly<Record<string, string>>;
  readonly conflict: ReportPage | null;
  readonly summary: 'shown' | 'hidden';
}

/** The financial part: what was spent, by heading of the contract's budget. */
@Controller('reports/:id/figures')
@Policy(signedIn)
export class FiguresController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly savePage: SaveReportPage,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, this.pageOf(request, reply, await this.reportFiles.openToWrite(request, id)));
  }

  @Post()
  async save(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.reportFiles.openToWrite(request, id);
    const typed = figuresIn(opened, request.body);
    try {
      await this.store(request, opened, typed);
    } catch (error) {
      if (!(error instanceof PageChangedMeanwhile)) throw error;
      const again = { typed, conflict: error.stored, summary: 'hidden' } as const;
      return pageAgain(reply, this.pageOf(request, reply, opened, again));
    }
    const here = `/reports/${id}/figures`;
    if (deedIn(request.body).verb !== 'continue') return seeOther(reply, here);
    const saved = await this.reportFiles.openToWrite(request, id);
    if (faultyHeadings(saved.file.draft.figures).length === 0) return seeOther(reply, stepAfter(saved.file, here));
    return pageAgain(reply, this.pageOf(request, reply, saved, { typed, conflict: null, summary: 'shown' }));
  }

  /** Where the browser keeps the page while it is written. Answers as `minha-autosave` expects it. */
  @Post('draft')
  async draft(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.reportFiles.openToWrite(request, id);
    const view = viewOf(request, reply);
    reply.status(200);
    try {
      const { version } = await this.store(request, opened, figuresIn(opened, request.body));
      return { version, saved: view.t('ui.autosave.saved', { time: view.format.time(view.now, view.zone) }) };
    } catch (error) {
      if (!(error instanceof PageChangedMeanwhile)) throw error;
      reply.status(409);
      return { message: view.t('reporting.conflict.autosave') };
    }
  }

  private store(request: FastifyRequest, { actor, file }: OpenedReport, answers: Readonly<Record<string, string>>) {
    const reportId = file.material.report.id;
    const basedOn = versionIn(request.body);
    return this.savePage.execute({ ...commandOf(request, actor), reportId, page: FIGURES_PAGE, answers, basedOn });
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: OpenedReport, again?: Again) {
    const { figures } = opened.file.draft;
    const stored = opened.file.material.pages.find(({ page: id }) => id === FIGURES_PAGE);
    return (
      <FiguresPage
        view={viewOf(request, reply)}
        opened={opened}
        typed={again?.typed ?? Object.fromEntries(figures.lines.map(({ heading, typed }) => [heading, typed]))}
        version={again?.conflict?.version ?? stored?.version ?? 0}
        savedAt={stored?.updatedAt ?? null}
        faults={again?.conflict ? [] : faultyHeadings(figures).filter(({ fault }) => again || fault !== 'empty')}
        summary={again?.summary ?? 'hidden'}
        conflict={again?.conflict ?? null}
      />
    );
  }
}

/** What was typed for the headings of this report, and nothing else. */
function figuresIn({ file }: OpenedReport, body: unknown): Readonly<Record<string, string>> {
  const typed = typedIn(body);
  return Object.fromEntries(
    file.draft.figures.lines.map(({ heading }) => [heading, typedText(typed, figureField(heading))]),
  );
}
