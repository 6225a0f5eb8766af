import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Calls } from '#libs/calls';
import { AssessorWorklist, Impartiality } from '#libs/evaluation';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { QueuePage } from './queue.page.js';

@Controller('assessments')
@Policy(only('assessor'))
export class QueueController {
  constructor(
    private readonly worklist: AssessorWorklist,
    private readonly impartiality: Impartiality,
    private readonly calls: Calls,
  ) {}

  @Get()
  async queues(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { personId } = visitorOf(request);
    const queues = await this.worklist.of(personId);
    const calls = await Promise.all(
      [...new Set(queues.map(({ callId }) => callId))].map((id) => this.calls.of(null, id)),
    );
    const unsigned = await this.impartiality.unsigned(personId);
    return page(reply, <QueuePage view={viewOf(request, reply)} queues={queues} calls={calls} unsigned={unsigned} />);
  }
}
