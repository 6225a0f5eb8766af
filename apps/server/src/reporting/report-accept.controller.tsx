import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { AcceptReport, INDIRECT, IndirectCostsTooHigh } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reasonsFor } from '../grants/reason-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import {
  acceptedField,
  commentFaults,
  decisionsIn,
  entriesIn,
  proposedEntries,
  type VerificationEntry,
} from './accept-form.js';
import { ReportAcceptPage } from './report-accept.page.js';
import { type OpenedReport, ReportFiles } from './report-files.js';

/** The officer's check of a report: heading by heading, with a reason for whatever is refused. */
@Controller('reports/:id/accept')
@Policy(only('officer'))
export class ReportAcceptController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly acceptReport: AcceptReport,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.reportFiles.open(request, id);
    const figures = submissionOf(opened).content.figures;
    return page(
      reply,
      await this.pageOf(request, reply, {
        opened,
        entries: proposedEntries(viewOf(request, reply), opened.file, figures),
        comment: '',
        errors: [],
      }),
    );
  }

  @Post()
  async accept(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.reportFiles.open(request, id);
    const view = viewOf(request, reply);
    const submission = submissionOf(opened);
    const { entries, comment, submissionId } = entriesIn(submission.content.figures, request.body);
    const read = decisionsIn(view, opened.file, entries);
    const again = { opened, entries, comment };
    const faults = [...(read.ok ? [] : read.errors), ...commentFaults(view, comment)];
    if (!read.ok || faults.length > 0) {
      return pageAgain(reply, await this.pageOf(request, reply, { ...again, errors: faults }));
    }
    try {
      const decided = { reportId: id, submissionId, decisions: read.decisions, comment };
      const { acceptedMinor } = await this.acceptReport.execute({ ...commandOf(request, opened.actor), ...decided });
      const amount = view.format.money(acceptedMinor, opened.file.material.report.currency);
      return await this.flashes.seeOther(request, reply, {
        path: `/reports/${id}`,
        key: 'reporting.accept.done',
        params: { amount },
      });
    } catch (error) {
      if (!(error instanceof IndirectCostsTooHigh)) throw error;
      const errors = [{ name: acceptedField(INDIRECT), message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(reply, await this.pageOf(request, reply, { ...again, errors }));
    }
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { opened: OpenedReport; entries: readonly VerificationEntry[]; comment: string; errors: readonly FieldError[] },
  ) {
    const view = viewOf(request, reply);
    const actions = await this.reportFiles.actionsOn(of.opened);
    const reasons = reasonsFor(view, of.opened.file.call, actions, 'reportAccepted');
    return (
      <ReportAcceptPage
        view={view}
        {...of}
        submission={submissionOf(of.opened)}
        reasons={reasons}
        formKey={newFormKey()}
      />
    );
  }
}

function submissionOf({ file }: OpenedReport) {
  const [newest] = file.submissions;
  if (!newest) throw new NothingHere('Nothing was handed in yet.');
  return newest;
}
