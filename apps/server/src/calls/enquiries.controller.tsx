import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskEnquiry, CallEnquiries } from '#libs/publication';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { everybody, Policy, signedIn } from '../http/policy.js';
import { readForm, typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { AskPage } from './ask.page.js';
import { enquiryForm, takesAt } from './enquiry-form.js';
import { EnquiriesPage } from './enquiries.page.js';
import { PublicCalls } from './public-calls.js';

const PAGE = 30;

/** Questions about a call: everybody reads the answers, whoever is signed in asks. */
@Controller('calls/:code/enquiries')
export class EnquiriesController {
  constructor(
    private readonly calls: PublicCalls,
    private readonly enquiries: CallEnquiries,
    private readonly askEnquiry: AskEnquiry,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(everybody)
  async list(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    const before = numberIn(typedText(typedIn(query), 'before'));
    const asker = request.visitor?.personId;
    const [rows, own] = await Promise.all([
      this.enquiries.published(call.id, PAGE + 1, before),
      asker === undefined ? [] : this.enquiries.ofPerson(call.id, asker),
    ]);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const nextHref = last ? `/calls/${call.code}/enquiries?before=${last.number}` : null;
    const props = { view, call, takes: takesAt(call, request.arrivedAt), answered: shown, own, nextHref };
    return page(reply, <EnquiriesPage {...props} />);
  }

  @Get('new')
  @Policy(signedIn)
  async form(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    const typed = { question: '', language: view.lang };
    const takes = takesAt(call, request.arrivedAt);
    const props = { view, call, takes, typed, errors: [], formKey: newFormKey() };
    return page(reply, <AskPage {...props} />);
  }

  @Post('new')
  @Policy(signedIn)
  async ask(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    const read = readForm(enquiryForm, request.body, view);
    if (!read.ok) {
      const typed = { question: typedText(read.typed, 'question'), language: typedText(read.typed, 'language') };
      const takes = takesAt(call, request.arrivedAt);
      const props = { view, call, takes, typed, errors: read.errors, formKey: newFormKey() };
      return pageAgain(reply, <AskPage {...props} />);
    }
    const command = commandOf(request, actorAnywhere(request));
    await this.askEnquiry.execute({ ...command, callId: call.id, ...read.value });
    const path = `/calls/${call.code}/enquiries`;
    return this.flashes.seeOther(request, reply, { path, key: 'publication.enquiries.sent' });
  }
}

function numberIn(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
