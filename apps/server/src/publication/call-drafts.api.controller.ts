import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallFileInvalid } from '#libs/calls';
import { ApproveCall, CancelCall, DraftCall, PublishCall } from '#libs/publication';
import { z } from 'zod';
import { Answers } from '../api/answers.js';
import { reasonForm } from '../evaluation/reason-form.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { CallFiles } from './call-files.js';
import { callFaultInWords } from './fault-words.js';
import { CALL_READERS } from './office-calls.js';
import { callDrafted, callFileInput, faultsShown } from './publication.answers.js';

const cancellationInput = z.strictObject(reasonForm.shape).meta({ id: 'CancellationInput' });

/** A call from its file to its publication, for programs. */
@Controller('api/v1')
@ApiTags('calls')
export class CallDraftsApiController {
  constructor(
    private readonly files: CallFiles,
    private readonly staffCalls: StaffCalls,
    private readonly draftCall: DraftCall,
    private readonly approveCall: ApproveCall,
    private readonly publishCall: PublishCall,
    private readonly cancelCall: CancelCall,
  ) {}

  @Post('call-files/check')
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Every fault of a call file, with its line', status: 200, schema: faultsShown })
  async check(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: callFileInput }) { text }: z.output<typeof callFileInput>,
  ) {
    const view = viewOf(request, reply);
    const loaded = await this.files.check(text, 'call.yaml');
    const faults = loaded.ok ? [] : loaded.faults;
    return { faults: faults.map((fault) => ({ ...fault, message: callFaultInWords(view, fault) })) };
  }

  @Post('calls')
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Keep a call file as a draft', status: 201, schema: callDrafted })
  async draft(
    @Req() request: FastifyRequest,
    @Body({ schema: callFileInput }) { text }: z.output<typeof callFileInput>,
  ) {
    const loaded = await this.files.check(text, 'call.yaml');
    if (!loaded.ok) throw new CallFileInvalid(loaded.faults);
    const { file } = loaded;
    const { callId } = await this.draftCall.execute({ ...commandOf(request, actorAnywhere(request)), file });
    return { callId, code: file.code };
  }

  @Post('calls/:code/approval')
  @Policy(only('authority'))
  @Answers({ summary: 'Approve a draft that somebody else made', status: 204 })
  async approve(@Param('code') code: string, @Req() request: FastifyRequest): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, CALL_READERS);
    await this.approveCall.execute({ ...commandOf(request, actor), callId: call.id });
  }

  @Post('calls/:code/publication')
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Publish an approved call', status: 204 })
  async publish(@Param('code') code: string, @Req() request: FastifyRequest): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, CALL_READERS);
    await this.publishCall.execute({ ...commandOf(request, actor), callId: call.id });
  }

  @Post('calls/:code/cancellation')
  @Policy(only('officer', 'authority'))
  @Answers({ summary: 'Give up a draft, or cancel a call, with the reason', status: 204 })
  async cancel(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: cancellationInput }) { reason }: z.output<typeof cancellationInput>,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, CALL_READERS);
    await this.cancelCall.execute({ ...commandOf(request, actor), callId: call.id, reason });
  }
}
