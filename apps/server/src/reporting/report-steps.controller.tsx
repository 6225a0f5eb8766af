import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryReport, WaiveReport } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reasonForm, ReasonPage, textForm } from '../grants/reason-page.js';
import { reasonsFor } from '../grants/reason-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { Code } from '../ui/code.js';
import type { FieldError } from '../ui/field-error.js';
import { type OpenedReport, ReportFiles } from './report-files.js';

const EVENTS = { query: 'reportQueried', waive: 'reportWaived' } as const;
type Step = keyof typeof EVENTS;
const FORMS = { query: textForm('reporting.query.missing'), waive: reasonForm } as const;

/** What the office does with a report in words: asking for more, or doing without it. */
@Controller('reports/:id/steps/:step')
@Policy(only('officer'))
export class ReportStepsController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly queryReport: QueryReport,
    private readonly waiveReport: WaiveReport,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { id, step } = stepIn(params);
    const opened = await this.reportFiles.open(request, id);
    return page(reply, await this.pageOf(request, reply, { opened, step, typed: '', errors: [] }));
  }

  @Post()
  async take(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, step } = stepIn(params);
    const opened = await this.reportFiles.open(request, id);
    const read = readForm(FORMS[step], request.body, viewOf(request, reply));
    if (!read.ok) {
      const again = { opened, step, typed: typedText(read.typed, 'reason'), errors: read.errors };
      return pageAgain(reply, await this.pageOf(request, reply, again));
    }
    const command = { ...commandOf(request, opened.actor), reportId: id };
    const { reason } = read.value;
    if (step === 'query') await this.queryReport.execute({ ...command, questions: reason });
    else await this.waiveReport.execute({ ...command, reason });
    return this.flashes.seeOther(request, reply, { path: `/reports/${id}`, key: `reporting.${step}.done` });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { opened: OpenedReport; step: Step; typed: string; errors: readonly FieldError[] },
  ) {
    const { opened, step, typed, errors } = of;
    const { report } = opened.file.material;
    const view = viewOf(request, reply);
    const actions = await this.reportFiles.actionsOn(opened);
    return (
      <ReasonPage
        view={view}
        title={view.t(`reporting.${step}.title`)}
        caption={
          <>
            {view.t(`reporting.kind.${report.kind}`, { n: report.n })}&nbsp;– <Code>{report.contractNumber}</Code>
            &nbsp;– <bdi>{report.projectTitle}</bdi>
          </>
        }
        action={`/reports/${report.id}/steps/${step}`}
        cancelHref={`/reports/${report.id}`}
        label={view.t(`event.${EVENTS[step]}.do`)}
        reasonLabel={view.t(`reporting.${step}.text`)}
        reasonHelp={view.t('grants.reason.granteeReads')}
        typed={typed}
        errors={errors}
        reasons={reasonsFor(view, opened.file.call, actions, EVENTS[step])}
        formKey={newFormKey()}
      >
        <p>{view.t(`reporting.${step}.what`)}</p>
      </ReasonPage>
    );
  }
}

function stepIn(params: unknown): { readonly id: string; readonly step: Step } {
  // The route has exactly these parameters.
  const { id, step } = params as Readonly<Record<'id' | 'step', string>>;
  if (!Object.hasOwn(EVENTS, step)) throw new NothingHere('There is no such step.');
  // `hasOwn` has just said so.
  return { id, step: step as Step };
}
