import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type MyApplication, MyApplications } from '#libs/applications';
import { type Call, Calls } from '#libs/calls';
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
    private readonly calls: Calls,
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
    return page(
      reply,
      <MinePage
        view={viewOf(request, reply)}
        applications={applications}
        calls={await this.callsOf(applications)}
        unread={unread}
        lost={lost}
      />,
    );
  }

  private async callsOf(applications: readonly MyApplication[]): Promise<ReadonlyMap<string, Call>> {
    const ids = [...new Set(applications.map(({ callId }) => callId))];
    const calls = await Promise.all(ids.map((id) => this.calls.of(null, id)));
    return new Map(calls.map((call) => [call.id, call]));
  }
}
