import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FeedbackOfFile } from '#libs/awards';
import {
  AnswerComplaint,
  ComplaintsOfFile,
  type ComplaintShown,
  FileComplaint,
  NoteReopening,
  OUTCOMES,
} from '#libs/complaints';
import { z } from 'zod';
import { Answers, instant } from '../api/answers.js';
import { ApplicantFiles } from '../applications/applicant-files.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { complaintStanding } from './decision-words.js';
import { OfficeComplaints } from './office-complaints.js';

const complaintShown = z
  .object({
    id: z.uuid(),
    state: z.string(),
    dueAt: instant.nullable().meta({ description: 'Until when the office answers, or reopens the file' }),
    reasons: z.string(),
    filedAt: instant,
    outcome: z.enum(OUTCOMES).nullable(),
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'Complaint' });

const decisionShown = z
  .object({
    decision: z.object({ event: z.string(), at: instant, reason: z.string().nullable() }).nullable(),
    feedback: z.array(
      z.object({
        stage: z.enum(['conceptNote', 'fullApplication']),
        total: z.number().nullable().meta({ description: 'In halves of a point' }),
        assessments: z.array(
          z.object({ scores: z.record(z.string(), z.number()), comments: z.record(z.string(), z.string()) }),
        ),
      }),
    ),
    complaintUntil: instant.nullable().meta({ description: 'Null where none is possible now' }),
    complaints: z.array(complaintShown),
  })
  .meta({ id: 'DecisionOnApplication', description: 'As much of the evaluation as the call shows; assessors unnamed' });

const reasonsInput = z.strictObject({ reasons: z.string().trim().min(1).max(40_000) }).meta({ id: 'ComplaintInput' });
const answerInput = reasonsInput.extend({ outcome: z.enum(OUTCOMES) }).meta({ id: 'ComplaintAnswerInput' });
const complaintMade = z.object({ complaintId: z.uuid() }).meta({ id: 'ComplaintFiled' });

/** Decisions as applicants are told them, complaints against them, and their answers. */
@Controller('api/v1')
@ApiTags('complaints')
export class ComplaintsApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly officeComplaints: OfficeComplaints,
    private readonly feedback: FeedbackOfFile,
    private readonly complaints: ComplaintsOfFile,
    private readonly fileComplaint: FileComplaint,
    private readonly answerComplaint: AnswerComplaint,
    private readonly noteReopening: NoteReopening,
  ) {}

  @Get('applications/:id/decision')
  @Policy(only('applicant'))
  @Answers({
    summary: 'The decision, what the call shows of the evaluation, and complaints',
    status: 200,
    schema: decisionShown,
  })
  async decision(@Req() request: FastifyRequest, @Param('id') id: string) {
    const { call } = await this.applicantFiles.open(request, id);
    const view = await this.complaints.of(id);
    const standing = complaintStanding(call, view, request.arrivedAt);
    return {
      decision: view.decision,
      feedback: await this.feedback.of(id, call),
      complaintUntil: standing.kind === 'open' ? standing.until : null,
      complaints: view.complaints,
    };
  }

  @Post('applications/:id/complaints')
  @Policy(only('applicant'))
  @Answers({ summary: 'Complain against the decision, within the call’s time', status: 201, schema: complaintMade })
  async complain(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonsInput }) { reasons }: z.output<typeof reasonsInput>,
  ) {
    const { actor } = await this.applicantFiles.open(request, id);
    return this.fileComplaint.execute({ ...commandOf(request, actor), grantId: id, reasons });
  }

  @Get('files/:id/complaint')
  @Policy(only('officer', 'authority', 'auditor'))
  @Answers({ summary: 'The newest complaint on a file', status: 200, schema: complaintShown })
  async show(@Req() request: FastifyRequest, @Param('id') id: string): Promise<ComplaintShown> {
    return (await this.officeComplaints.open(request, id)).complaint;
  }

  @Post('files/:id/complaint/answer')
  @Policy(only('officer', 'authority'))
  @Answers({ summary: 'Answer the complaint with reasons; not by whoever took the decision', status: 204 })
  async answer(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: answerInput }) input: z.output<typeof answerInput>,
  ): Promise<void> {
    const { actor, complaint } = await this.officeComplaints.open(request, id);
    const command = { ...commandOf(request, actor), grantId: id, complaintId: complaint.id };
    await this.answerComplaint.execute({ ...command, ...input });
  }

  @Post('files/:id/complaint/reopened')
  @Policy(only('officer'))
  @Answers({ summary: 'Note that the file is back in the procedure', status: 204 })
  async reopened(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    const { actor, complaint } = await this.officeComplaints.open(request, id);
    await this.noteReopening.execute({ ...commandOf(request, actor), grantId: id, complaintId: complaint.id });
  }
}
