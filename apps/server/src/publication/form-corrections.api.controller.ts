import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STAGES } from '#libs/applications';
import { CallFileInvalid } from '#libs/calls';
import {
  FormCorrectionRegister,
  MakeFormCorrection,
  ProposeFormCorrection,
  SetFormCorrectionAside,
} from '#libs/publication';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { formChangeShown, shownChange } from '../applications/form-changes.api.controller.js';
import { reasonForm, reasonText } from '../evaluation/reason-form.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { callFaultInWords } from './fault-words.js';
import { FormCorrectionDesk } from './form-correction-desk.js';
import { CALL_READERS } from './office-calls.js';
import { callFileInput, faultsShown } from './publication.answers.js';

const count = z.int();
const correctionInput = z
  .strictObject({ text: callFileInput.shape.text, reason: reasonText })
  .meta({ id: 'FormCorrectionInput' });
const asideInput = z.strictObject(reasonForm.shape).meta({ id: 'FormCorrectionAsideInput' });
const checkedShown = faultsShown
  .extend({
    parts: z.array(z.object({ stage: z.enum(STAGES), changes: z.array(formChangeShown) })),
    told: z.object({ files: count, drafts: count, mails: count }).nullable(),
  })
  .meta({ id: 'FormCorrectionChecked', description: 'What corrected forms would change, and whom that concerns' });
const correctionMade = z.object({ correctionId: z.uuid() }).meta({ id: 'FormCorrectionProposed' });
const formsShown = z.object({ text: z.string() }).meta({ id: 'FormsText', description: 'YAML 1.2, to be corrected' });
const correctionShown = z
  .object({
    id: z.uuid(),
    reason: z.string(),
    proposedBy: z.string().nullable(),
    proposedAt: instant,
    outcome: z.enum(['made', 'setAside']).nullable().meta({ description: 'Null while it waits for a second person' }),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'FormCorrection' });

/** Correcting the form of a published call, for programs. */
@Controller('api/v1/calls/:code')
@ApiTags('calls')
export class FormCorrectionsApiController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly desk: FormCorrectionDesk,
    private readonly register: FormCorrectionRegister,
    private readonly proposeCorrection: ProposeFormCorrection,
    private readonly makeCorrection: MakeFormCorrection,
    private readonly setAside: SetFormCorrectionAside,
  ) {}

  @Get('forms')
  @Policy(only(...CALL_READERS))
  @Answers({ summary: 'The forms of the applications as one would write them', status: 200, schema: formsShown })
  async forms(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.staffCalls.open(request, code, CALL_READERS);
    return { text: this.desk.textOf(call) };
  }

  @Get('form-corrections')
  @Policy(only(...CALL_READERS))
  @Answers({ summary: 'Corrections of the forms, newest first', status: 200, schema: listOf(correctionShown) })
  async list(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.staffCalls.open(request, code, CALL_READERS);
    return wholeList(await this.register.of(call.id));
  }

  @Post('form-corrections/check')
  @Policy(only('officer'))
  @Answers({ summary: 'What corrected forms would change, or every fault of them', status: 200, schema: checkedShown })
  async check(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: callFileInput }) { text }: z.output<typeof callFileInput>,
  ) {
    const { call } = await this.staffCalls.open(request, code, ['officer']);
    const checked = await this.desk.check(call, text, 'forms.yaml', request.arrivedAt);
    const view = viewOf(request, reply);
    if (!checked.ok) {
      const faults = checked.faults.map((fault) => ({ ...fault, message: callFaultInWords(view, fault) }));
      return { faults, parts: [], told: null };
    }
    const { files, drafts, mails } = checked.told;
    const parts = checked.parts.map((part) => ({ ...part, changes: part.changes.map(shownChange) }));
    return { faults: [], parts, told: { files, drafts, mails } };
  }

  @Post('form-corrections')
  @Policy(only('officer'))
  @Answers({ summary: 'Propose corrected forms, with the reason', status: 201, schema: correctionMade })
  async propose(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: correctionInput }) { text, reason }: z.output<typeof correctionInput>,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    const checked = await this.desk.check(call, text, 'forms.yaml', request.arrivedAt);
    if (!checked.ok) throw new CallFileInvalid(checked.faults);
    return this.proposeCorrection.execute({
      ...commandOf(request, actor),
      callId: call.id,
      file: checked.file,
      reason,
    });
  }

  @Post('form-corrections/:correction/confirmation')
  @Policy(only('authority'))
  @Answers({ summary: 'Confirm a correction that somebody else proposed', status: 204 })
  async confirm(
    @Param('code') code: string,
    @Param('correction') correctionId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, ['authority']);
    await this.makeCorrection.execute({ ...commandOf(request, actor), callId: call.id, correctionId });
  }

  @Post('form-corrections/:correction/aside')
  @Policy(only('officer', 'authority'))
  @Answers({ summary: 'Drop a proposed correction, with the reason', status: 204 })
  async drop(
    @Param('code') code: string,
    @Param('correction') correctionId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: asideInput }) { reason }: z.output<typeof asideInput>,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer', 'authority']);
    await this.setAside.execute({ ...commandOf(request, actor), callId: call.id, correctionId, reason });
  }
}
