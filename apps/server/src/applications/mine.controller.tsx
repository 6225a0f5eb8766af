import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MyApplications } from '#libs/applications';
import { Threads } from '#libs/messages';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { MinePage } from './mine.page.js';

@Controller('applications')
export class MineController {
  constructor(
    private readonly myApplications: MyApplications,
    private readonly threads: Threads,
  ) {}

  @Get()
  @Policy(signedIn)
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { standing } = visitorOf(request);
    const applications = await this.myApplications.of(standing.memberships.map(({ organisationId }) => organisationId));
    const ids = applications.map(({ id }) => id);
    const unread = await this.threads.unread(ids, 'applicant');
    const view = viewOf(request, reply);
    return page(reply, <MinePage view={view} applications={applications} unread={unread} />);
  }
}
