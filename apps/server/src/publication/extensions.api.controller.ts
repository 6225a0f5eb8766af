import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DateHistory, ExtendDeadline, OutagesBeforeDeadlines } from '#libs/publication';
import type { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { PublicCalls } from '../calls/public-calls.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { everybody, only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { ExtensionPreviews } from './extension-preview.js';
import { CALL_READERS } from './office-calls.js';
import { changeShown, extensionInput, outagesShown, previewShown } from './publication.answers.js';

type Input = z.output<typeof extensionInput>;

/** The dates of a call: what was changed, and extending one. */
@Controller('api/v1/calls/:code')
@ApiTags('calls')
export class ExtensionsApiController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly publicCalls: PublicCalls,
    private readonly history: DateHistory,
    private readonly outages: OutagesBeforeDeadlines,
    private readonly previews: ExtensionPreviews,
    private readonly extendDeadline: ExtendDeadline,
  ) {}

  @Get('date-changes')
  @Policy(everybody)
  @Answers({ summary: 'Dates that were set later, newest first', status: 200, schema: listOf(changeShown) })
  async changes(@Param('code') code: string) {
    const call = await this.publicCalls.byCode(code);
    return wholeList(await this.history.of(call.id));
  }

  @Get('outages')
  @Policy(only(...CALL_READERS))
  @Answers({
    summary: 'How long the portal was away before each deadline for applications, and what followed',
    status: 200,
    schema: outagesShown,
  })
  async outagesBefore(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.staffCalls.open(request, code, CALL_READERS);
    return this.outages.of(call, request.arrivedAt);
  }

  @Post('extensions/preview')
  @Policy(only('officer'))
  @Answers({ summary: 'What an extension would move, and who would be told', status: 200, schema: previewShown })
  async preview(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: extensionInput }) { reason: _published, ...asked }: Input,
  ) {
    const { call } = await this.staffCalls.open(request, code, ['officer']);
    return this.previews.of(call, asked, request.arrivedAt);
  }

  @Post('extensions')
  @Policy(only('officer'))
  @Answers({ summary: 'Extend a date for everybody at once, with its reason', status: 204 })
  async extend(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: extensionInput }) asked: Input,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    await this.extendDeadline.execute({ ...commandOf(request, actor), callId: call.id, ...asked });
  }
}
