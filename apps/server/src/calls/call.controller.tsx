import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Call, DateChanges } from '#libs/calls';
import { calendarFile } from '#libs/platform';
import { CallEnquiries } from '#libs/publication';
import { page } from '../http/answer.js';
import { House } from '../http/house-options.js';
import { everybody, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import type { View } from '../ui/view.js';
import { CallPage } from './call.page.js';
import { takesAt } from './enquiry-form.js';
import { PublicCalls } from './public-calls.js';
import { QuestionsPage } from './questions.page.js';
import { said } from './said.js';

@Controller('calls/:code')
export class CallController {
  constructor(
    private readonly calls: PublicCalls,
    private readonly dateChanges: DateChanges,
    private readonly enquiries: CallEnquiries,
    private readonly house: House,
  ) {}

  @Get()
  @Policy(everybody)
  async call(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    const [changes, published] = await Promise.all([
      this.dateChanges.of(call.id),
      this.enquiries.publishedCount(call.id),
    ]);
    const enquiries = { published, takes: takesAt(call, request.arrivedAt) };
    const props = { view, call, isOpen: this.calls.isOpen(call), changes, enquiries };
    return page(reply, <CallPage {...props} />);
  }

  @Get('questions')
  @Policy(everybody)
  async questions(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, <QuestionsPage view={viewOf(request, reply)} call={await this.calls.byCode(code)} />);
  }

  @Get('calendar.ics')
  @Policy(everybody)
  async calendar(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    reply.type('text/calendar; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${call.code}.ics"`);
    const method = call.cancelledAt === null ? 'PUBLISH' : 'CANCEL';
    return calendarFile(deadlinesOf(view, call, this.house.publicUrl), view.now, method);
  }
}

/** The dates that applicants work towards. */
function deadlinesOf(view: View, call: Call, publicUrl: string) {
  return (['questionsUntil', 'conceptNoteDeadline', 'fullApplicationDeadline'] as const).flatMap((name) => {
    const at = call.calendar.date(name);
    if (at === null) return [];
    const title = view.t('site.calendar.title', { date: view.t(`call.date.${name}`), call: call.code });
    return [
      {
        uid: `${call.code}-${name}@minha`,
        sequence: call.revision,
        at,
        title,
        description: view.t('site.calendar.description', {
          title: said(view, call.file.texts.title),
          deadline: view.format.dateTime(at, call.zone),
        }),
        url: `${publicUrl}/calls/${call.code}`,
      },
    ];
  });
}
