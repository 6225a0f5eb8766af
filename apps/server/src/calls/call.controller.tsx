import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Call, DateChanges } from '#libs/calls';
import { calendarFile } from '#libs/platform';
import { CallEnquiries } from '#libs/publication';
import { page, pageAgain } from '../http/answer.js';
import { House } from '../http/house-options.js';
import { everybody, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { CallPage } from './call.page.js';
import { takesAt } from './enquiry-form.js';
import { PublicCalls } from './public-calls.js';
import { QuestionsPage } from './questions.page.js';
import { said } from './said.js';
import { SelfCheckPage } from './self-check.page.js';

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

  @Get('check')
  @Policy(everybody)
  async check(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    const typed = typedIn(query);
    const chosen = Object.fromEntries(call.file.selfCheck.map(({ id }) => [id, typedText(typed, id)]));
    const errors = typedText(typed, 'answered') === '' ? [] : unanswered(view, call, chosen);
    const isAnswered = typedText(typed, 'answered') !== '' && errors.length === 0;
    const result = isAnswered ? { stops: stopsIn(view, call, chosen) } : null;
    const element = <SelfCheckPage view={view} call={call} chosen={chosen} errors={errors} result={result} />;
    return errors.length > 0 ? pageAgain(reply, element) : page(reply, element);
  }
}

function unanswered(view: View, call: Call, chosen: Readonly<Record<string, string>>): readonly FieldError[] {
  return call.file.selfCheck
    .filter(({ id, answers }) => !answers.some(({ value }) => value === chosen[id]))
    .map(({ id, text }) => ({ name: id, message: view.t('error.field.required', { label: said(view, text) }) }));
}

function stopsIn(view: View, call: Call, chosen: Readonly<Record<string, string>>): readonly string[] {
  return call.file.selfCheck.flatMap(({ id, answers }) =>
    answers.flatMap(({ value, stops }) => (value === chosen[id] && stops ? [said(view, stops)] : [])),
  );
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
