import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Calls } from '#libs/calls';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { everybody, Policy } from '../http/policy.js';
import { callLine, callShown, lineOf, shownCall } from './calls.answers.js';
import { PublicCalls } from './public-calls.js';

/** What everybody may read about calls. */
@Controller('api/v1/calls')
@ApiTags('calls')
export class CallsApiController {
  constructor(
    private readonly calls: Calls,
    private readonly publicCalls: PublicCalls,
  ) {}

  @Get()
  @Policy(everybody)
  @Answers({ summary: 'Published calls, newest first', status: 200, schema: listOf(callLine) })
  async list() {
    const published = await this.calls.published();
    return wholeList(published.map((call) => lineOf(call, this.publicCalls.isOpen(call))));
  }

  @Get(':code')
  @Policy(everybody)
  @Answers({ summary: 'A call: texts, lots, dates, every question, documents, grids', status: 200, schema: callShown })
  async show(@Param('code') code: string) {
    const call = await this.publicCalls.byCode(code);
    return shownCall(call, this.publicCalls.isOpen(call));
  }
}
