import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { faultsOf, SubmitAssessment, totalsOf } from '#libs/evaluation';
import { said } from '../calls/said.js';
import { page, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { Code } from '../ui/code.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { SummaryList } from '../ui/check-answers.js';
import { AssessorDesk, type Desk } from './assessor-desk.js';
import { points } from './points.js';

/** The last question before an assessment is final. */
@Controller('assessments/:id/submission')
@Policy(only('assessor'))
export class AssessmentSubmissionController {
  constructor(
    private readonly desks: AssessorDesk,
    private readonly submitAssessment: SubmitAssessment,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const desk = await this.desks.open(request, id);
    if (!isReady(desk)) return seeOther(reply, `/assessments/${id}`);
    return page(reply, this.pageOf(request, reply, desk));
  }

  @Post()
  async submit(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const desk = await this.desks.open(request, id);
    await this.submitAssessment.execute({ ...commandOf(request, desk.actor), assignmentId: id });
    const queue = await this.desks.queueOf(desk);
    return this.flashes.seeOther(request, reply, {
      path: queue?.next ? `/assessments/${queue.next}` : '/assessments',
      key: queue?.next ? 'evaluation.submission.doneNext' : 'evaluation.submission.done',
      params: { file: desk.sheet.code ?? '' },
    });
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, { sheet, grid }: Desk) {
    const view = viewOf(request, reply);
    const totals = totalsOf(grid, sheet.scores, sheet.transferred);
    return (
      <ConfirmPage
        view={view}
        title={view.t('evaluation.submission.title')}
        caption={<Code>{sheet.code ?? ''}</Code>}
        action={`/assessments/${sheet.assignmentId}/submission`}
        label={view.t('evaluation.submission.do')}
        hidden={{ _key: newFormKey() }}
        cancelHref={`/assessments/${sheet.assignmentId}`}
      >
        <p>{view.t('evaluation.submission.ask')}</p>
        <SummaryList
          view={view}
          answers={[
            ...grid.sections.map(({ id, title, max }) => ({
              label: view.t('evaluation.grid.section', { id, title: said(view, title), max }),
              value: <span class="nums">{points(view, totals.sections[id] ?? 0)}</span>,
            })),
            {
              label: view.t('evaluation.submission.total', { max: grid.max }),
              value: <strong class="nums">{points(view, totals.total)}</strong>,
            },
          ]}
        />
      </ConfirmPage>
    );
  }
}

/** Complete and not final yet; anything else is looked at on the page itself. */
function isReady({ sheet, grid, call }: Desk): boolean {
  return sheet.isOpen && faultsOf(grid, call.file.assessment.comments, sheet).length === 0;
}
