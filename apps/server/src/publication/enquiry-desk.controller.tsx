import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerEnquiry, CallEnquiries, SetEnquiryAside, type WaitingEnquiry } from '#libs/publication';
import { reasonForm } from '../evaluation/reason-form.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { answerErrors, answersIn, proposedAnswers, typedAnswers } from './answer.form.js';
import { AnswerConfirm, AnswerPage } from './answer.page.js';
import { EnquiryQueuePage } from './enquiry-queue.page.js';
import { type OfficeCall, OfficeCalls } from './office-calls.js';
import { officePath } from './publication-layout.js';

interface Opened extends OfficeCall {
  /** Null where the question was settled, or is none about this call. */
  readonly enquiry: WaitingEnquiry | null;
}

/** The office answers questions about a call: once, to everybody. */
@Controller('publication/:code/enquiries')
export class EnquiryDeskController {
  constructor(
    private readonly officeCalls: OfficeCalls,
    private readonly enquiries: CallEnquiries,
    private readonly answerEnquiry: AnswerEnquiry,
    private readonly setEnquiryAside: SetEnquiryAside,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'operator', 'authority', 'auditor'))
  async queue(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, state, actor } = await this.officeCalls.open(request, code);
    const [waiting, published] = await Promise.all([
      this.enquiries.waiting(call.id),
      this.enquiries.publishedCount(call.id),
    ]);
    const mayAnswer = actor.roles.includes('officer');
    const props = { view: viewOf(request, reply), call, state, waiting, published, mayAnswer };
    return page(reply, <EnquiryQueuePage {...props} />);
  }

  @Get(':enquiry')
  @Policy(only('officer'))
  async form(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { enquiry, call, state } = await this.open(request, params);
    if (!enquiry) return seeOther(reply, officePath(call.code, 'enquiries'));
    const typed = proposedAnswers(enquiry);
    const props = { view: viewOf(request, reply), call, state, enquiry, typed, reason: '', errors: [] };
    return page(reply, <AnswerPage {...props} formKey={newFormKey()} />);
  }

  /** Twice: first what everybody will read is shown, then it is published. */
  @Post(':enquiry')
  @Policy(only('officer'))
  async answer(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { enquiry, call, state, actor } = await this.open(request, params);
    const goOn = this.toList(request, reply, call.code);
    if (!enquiry) return goOn('publication.error.enquiry-settled');
    const view = viewOf(request, reply);
    const sent = typedIn(request.body);
    const typed = typedAnswers(sent);
    const errors = answerErrors(view, typed, enquiry.language);
    if (errors.length > 0) {
      const props = { view, call, state, enquiry, typed, reason: '', errors };
      return pageAgain(reply, <AnswerPage {...props} formKey={newFormKey()} />);
    }
    const answers = answersIn(typed, enquiry.language);
    if (typedText(sent, 'confirmed') !== 'yes') {
      const props = { view, call, enquiry, answers, formKey: newFormKey() };
      return page(reply, <AnswerConfirm {...props} />);
    }
    const command = { ...commandOf(request, actor), callId: call.id, enquiryId: enquiry.id };
    await this.answerEnquiry.execute({ ...command, answers });
    return goOn('publication.answer.done');
  }

  @Post(':enquiry/aside')
  @Policy(only('officer'))
  async setAside(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { enquiry, call, state, actor } = await this.open(request, params);
    const goOn = this.toList(request, reply, call.code);
    if (!enquiry) return goOn('publication.error.enquiry-settled');
    const view = viewOf(request, reply);
    const read = readForm(reasonForm, request.body, view);
    if (!read.ok) {
      const [typed, reason] = [proposedAnswers(enquiry), typedText(read.typed, 'reason')];
      const props = { view, call, state, enquiry, typed, reason, errors: read.errors };
      return pageAgain(reply, <AnswerPage {...props} formKey={newFormKey()} />);
    }
    const command = { ...commandOf(request, actor), callId: call.id, enquiryId: enquiry.id };
    await this.setEnquiryAside.execute({ ...command, reason: read.value.reason });
    return goOn('publication.answer.aside');
  }

  /** Back to the questions that wait, with a sentence. */
  private toList(request: FastifyRequest, reply: FastifyReply, code: string) {
    const path = officePath(code, 'enquiries');
    return (key: string) => this.flashes.seeOther(request, reply, { path, key });
  }

  private async open(request: FastifyRequest, params: unknown): Promise<Opened> {
    // The router fills in both names of the address before it comes here.
    const { code, enquiry: id } = params as Readonly<Record<'code' | 'enquiry', string>>;
    const opened = await this.officeCalls.open(request, code, ['officer']);
    return { ...opened, enquiry: await this.enquiries.waitingOne(opened.call.id, id) };
  }
}
