import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AnswerEnquiry, AskEnquiry, CallEnquiries, SetEnquiryAside } from '#libs/publication';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, wholeList } from '../api/cursor.js';
import { enquiryForm } from '../calls/enquiry-form.js';
import { PublicCalls } from '../calls/public-calls.js';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { reasonForm } from '../evaluation/reason-form.js';
import { everybody, only, Policy, signedIn } from '../http/policy.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { answeredShown, answersInput, enquiryMade, numberMade, waitingShown } from './publication.answers.js';

const id = z.uuid();
const place = z.strictObject({ number: z.int().min(1).max(1_000_000) });
const questionInput = z.strictObject(enquiryForm.shape).meta({ id: 'EnquiryInput' });
const reasonInput = z.strictObject(reasonForm.shape).meta({ id: 'SetAsideInput' });

/** Questions about a call: everybody reads the answers, whoever is signed in asks, officers answer once. */
@Controller('api/v1/calls/:code/enquiries')
@ApiTags('calls')
export class EnquiriesApiController {
  constructor(
    private readonly publicCalls: PublicCalls,
    private readonly staffCalls: StaffCalls,
    private readonly enquiries: CallEnquiries,
    private readonly askEnquiry: AskEnquiry,
    private readonly answerEnquiry: AnswerEnquiry,
    private readonly setEnquiryAside: SetEnquiryAside,
  ) {}

  @Get()
  @Policy(everybody)
  @Answers({ summary: 'Published answers, newest first', status: 200, schema: listOf(answeredShown) })
  async list(@Param('code') code: string, @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>) {
    const call = await this.publicCalls.byCode(code);
    const before = keyIn(cursor, place)?.number ?? null;
    const rows = await this.enquiries.published(call.id, limit + 1, before);
    return pageOf(rows, limit, ({ number }) => ({ number }));
  }

  @Post()
  @Policy(signedIn)
  @Answers({ summary: 'Ask something about a call', status: 201, schema: enquiryMade })
  async ask(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Body({ schema: questionInput }) asked: z.output<typeof questionInput>,
  ) {
    const call = await this.publicCalls.byCode(code);
    return this.askEnquiry.execute({ ...commandOf(request, actorAnywhere(request)), callId: call.id, ...asked });
  }

  @Get('waiting')
  @Policy(only('officer', 'auditor'))
  @Answers({ summary: 'Questions that wait, the oldest first', status: 200, schema: listOf(waitingShown) })
  async waiting(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { call } = await this.staffCalls.open(request, code, ['officer', 'auditor']);
    return wholeList(await this.enquiries.waiting(call.id));
  }

  @Post(':enquiry/answer')
  @Policy(only('officer'))
  @Answers({ summary: 'Answer a question once, to everybody', status: 201, schema: numberMade })
  async answer(
    @Param('code') code: string,
    @Param('enquiry', { schema: id }) enquiryId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: answersInput }) { answers }: z.output<typeof answersInput>,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    return this.answerEnquiry.execute({ ...commandOf(request, actor), callId: call.id, enquiryId, answers });
  }

  @Post(':enquiry/set-aside')
  @Policy(only('officer'))
  @Answers({ summary: 'Set a question aside; its asker is told why', status: 204 })
  async setAside(
    @Param('code') code: string,
    @Param('enquiry', { schema: id }) enquiryId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ): Promise<void> {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    await this.setEnquiryAside.execute({ ...commandOf(request, actor), callId: call.id, enquiryId, reason });
  }
}
