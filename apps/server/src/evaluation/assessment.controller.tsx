import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AssessmentChangedElsewhere,
  faultsOf,
  SaveAssessment,
  type SavedDraft,
  type Sheet,
  SkipAssignment,
} from '#libs/evaluation';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { AssessmentPage, type AssessmentPageProps } from './assessment.page.js';
import { AssessorDesk, type Desk } from './assessor-desk.js';
import { faultsAtFields, sheetIn, versionIn } from './grid-fields.js';

/** What was typed and has to be shown again. */
type Again = Pick<AssessmentPageProps, 'written' | 'version' | 'errors' | 'isChangedElsewhere'>;

@Controller('assessments/:id')
@Policy(only('assessor'))
export class AssessmentController {
  constructor(
    private readonly desks: AssessorDesk,
    private readonly saveAssessment: SaveAssessment,
    private readonly skipAssignment: SkipAssignment,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.pageOf(request, reply, await this.desks.open(request, id)));
  }

  /** Saves what was written; "submit" goes on to the question whether it is to be final. */
  @Post()
  async save(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const desk = await this.desks.open(request, id);
    const written = sheetIn(request.body);
    try {
      await this.store(request, desk, written);
    } catch (error) {
      if (!(error instanceof AssessmentChangedElsewhere)) throw error;
      const again = { written, version: Number(error.details['version']), errors: [], isChangedElsewhere: true };
      return pageAgain(reply, await this.pageOf(request, reply, desk, again));
    }
    if (deedIn(request.body) === 'submit') return this.towardsFinal(request, reply, id);
    return seeOther(reply, `/assessments/${id}`);
  }

  /** Where the browser keeps the grid while it is filled in. */
  @Post('draft')
  async draft(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    reply.status(200);
    try {
      const { version, savedAt } = await this.store(request, await this.desks.open(request, id), sheetIn(request.body));
      return { version, saved: view.t('ui.autosave.saved', { time: view.format.time(new Date(savedAt), view.zone) }) };
    } catch (error) {
      if (!(error instanceof AssessmentChangedElsewhere)) throw error;
      reply.status(409);
      return { message: view.t('evaluation.changedElsewhere.title') };
    }
  }

  /** Puts the file at the end of the queue and goes on with the next one. */
  @Post('skip')
  async skip(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const desk = await this.desks.open(request, id);
    await this.skipAssignment.execute({ ...commandOf(request, desk.actor), assignmentId: id });
    const queue = await this.desks.queueOf(desk);
    return seeOther(reply, queue?.next ? `/assessments/${queue.next}` : '/assessments');
  }

  private store(request: FastifyRequest, { actor, sheet }: Desk, written: Sheet): Promise<SavedDraft> {
    const { assignmentId } = sheet;
    const version = versionIn(request.body);
    return this.saveAssessment.execute({ ...commandOf(request, actor), assignmentId, ...written, version });
  }

  private async towardsFinal(request: FastifyRequest, reply: FastifyReply, id: string): Promise<string> {
    const desk = await this.desks.open(request, id);
    const { sheet, grid, call } = desk;
    const faults = faultsOf(grid, call.file.assessment.comments, sheet);
    if (faults.length === 0) return seeOther(reply, `/assessments/${id}/submission`);
    const errors: readonly FieldError[] = faultsAtFields(viewOf(request, reply), faults);
    const again = { written: sheet, version: sheet.version, errors, isChangedElsewhere: false };
    return pageAgain(reply, await this.pageOf(request, reply, desk, again));
  }

  private async pageOf(request: FastifyRequest, reply: FastifyReply, desk: Desk, again?: Again) {
    const { sheet, call, grid } = desk;
    const [proposal, queue] = await Promise.all([this.desks.proposal(desk), this.desks.queueOf(desk)]);
    return (
      <AssessmentPage
        view={viewOf(request, reply)}
        sheet={sheet}
        call={call}
        grid={grid}
        proposal={proposal}
        queue={queue}
        written={again?.written ?? sheet}
        version={again?.version ?? sheet.version}
        errors={again?.errors ?? []}
        isChangedElsewhere={again?.isChangedElsewhere ?? false}
      />
    );
  }
}

/** Which of the form's buttons was pressed; fields that begin with an underscore belong to the form itself. */
function deedIn(body: unknown): string {
  const deed: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_do') : null;
  return typeof deed === 'string' ? deed : '';
}
