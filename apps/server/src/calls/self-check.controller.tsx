import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { type Call, wallClockOf } from '#libs/calls';
import { outlookOf } from '#libs/eligibility';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page, pageAgain } from '../http/answer.js';
import { House } from '../http/house-options.js';
import { everybody, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { takesAt } from './enquiry-form.js';
import { PublicCalls } from './public-calls.js';
import { answersInAddress, readSelfCheck } from './self-check-answers.js';
import { SelfCheckPage } from './self-check.page.js';
import { SelfCheckResultPage } from './self-check-result.page.js';
import { faultInWords } from './self-check-words.js';

/** May we apply at all? Nothing is stored: the questions and what follows from the answers are one address. */
@Controller('calls/:code/check')
export class SelfCheckController {
  constructor(
    private readonly calls: PublicCalls,
    private readonly house: House,
  ) {}

  @Get()
  @Policy(everybody)
  async show(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const call = await this.calls.byCode(code);
    const typed = typedIn(query);
    const asked = { view, call, typed };
    if (typedText(typed, 'answered') === '') return page(reply, <SelfCheckPage {...asked} errors={[]} />);
    const reading = readSelfCheck(call, typed, todayIn(call, request.arrivedAt));
    if (!reading.ok) {
      const errors = reading.unreadable.map((one) => faultInWords(view, call, one));
      return pageAgain(reply, <SelfCheckPage {...asked} errors={errors} />);
    }
    const answers = answersInAddress(call, typed);
    return page(
      reply,
      <SelfCheckResultPage
        {...asked}
        outlook={outlookOf(call, reading.prospect)}
        isTaking={this.calls.isOpen(call)}
        takesQuestions={takesAt(call, request.arrivedAt)}
        answers={answers}
        address={`${this.house.publicUrl}/calls/${call.code}/check?answered=yes&${answers}`}
      />,
    );
  }
}

/** The day on the wall where the call is. */
export function todayIn(call: Call, at: Date): string {
  return wallClockOf(at, call.zone).local.slice(0, 10);
}
