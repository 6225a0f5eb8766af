import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerComplaint, NoteReopening, OUTCOMES } from '#libs/complaints';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { OfficeComplaintPage, type OfficeComplaintProps } from './office-complaint.page.js';
import { type OfficeComplaint, OfficeComplaints } from './office-complaints.js';
import { reasonsRefused } from './reasons-refused.js';

const form = z.object({
  outcome: z.enum(OUTCOMES, 'complaints.office.outcomeMissing'),
  reasons: z.string().trim().min(1, 'complaints.error.reasons-missing'),
});

const NOTHING_TYPED = { outcome: '', reasons: '' } as const;

@Controller('files/:id/complaint')
export class OfficeComplaintController {
  constructor(
    private readonly complaints: OfficeComplaints,
    private readonly answerComplaint: AnswerComplaint,
    private readonly noteReopening: NoteReopening,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'authority', 'auditor'))
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, this.pageOf(request, reply, await this.complaints.open(request, id)));
  }

  @Post()
  @Policy(only('officer', 'authority'))
  async answer(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.complaints.open(request, id);
    const view = viewOf(request, reply);
    const read = readForm(form, request.body, view);
    const typed = { outcome: typedText(read.typed, 'outcome'), reasons: typedText(read.typed, 'reasons') };
    if (!read.ok) return pageAgain(reply, this.pageOf(request, reply, opened, typed, read.errors));
    const complaintId = opened.complaint.id;
    try {
      await this.answerComplaint.execute({
        ...commandOf(request, opened.actor),
        grantId: id,
        complaintId,
        ...read.value,
      });
    } catch (error) {
      return pageAgain(reply, this.pageOf(request, reply, opened, typed, reasonsRefused(view, error)));
    }
    return this.flashes.seeOther(request, reply, {
      path: `/files/${id}/complaint`,
      key: 'complaints.office.sent',
    });
  }

  @Post('reopened')
  @Policy(only('officer'))
  async reopened(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor, complaint } = await this.complaints.open(request, id);
    await this.noteReopening.execute({ ...commandOf(request, actor), grantId: id, complaintId: complaint.id });
    return this.flashes.seeOther(request, reply, {
      path: `/files/${id}/complaint`,
      key: 'complaints.office.noted',
    });
  }

  private pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { file, call, complaint, actions }: OfficeComplaint,
    typed: OfficeComplaintProps['typed'] = NOTHING_TYPED,
    errors: readonly FieldError[] = [],
  ) {
    return (
      <OfficeComplaintPage
        view={viewOf(request, reply)}
        file={file}
        call={call}
        complaint={complaint}
        actions={actions}
        typed={typed}
        errors={errors}
        formKey={newFormKey()}
      />
    );
  }
}
