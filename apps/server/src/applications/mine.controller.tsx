import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MyApplications } from '#libs/applications';
import { Threads } from '#libs/messages';
import { ReturnedMails } from '#libs/notifications';
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
    private readonly returned: ReturnedMails,
  ) {}

  @Get()
  @Policy(signedIn)
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { personId, standing } = visitorOf(request);
    const applications = await this.myApplications.of(standing.memberships.map(({ organisationId }) => organisationId));
    const ids = applications.map(({ id }) => id);
    const unread = await this.threads.unread(ids, 'applicant');
    const lost = await this.returned.lostTo(personId);
    const view = viewOf(request, reply);
    return page(reply, <MinePage view={view} applications={applications} unread={unread} lost={lost} />);
  }
}
