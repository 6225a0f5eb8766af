import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfficerWorklist } from '#libs/applications';
import { Inbox, Threads } from '#libs/messages';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { visitorOf } from '../http/who.js';
import { StaffCalls } from './staff-calls.js';
import { addressOf, askedIn } from './worklist-address.js';
import { WorklistPage } from './worklist.page.js';

const PAGE = 50;

@Controller('work')
export class WorklistController {
  constructor(
    private readonly worklist: OfficerWorklist,
    private readonly staffCalls: StaffCalls,
    private readonly threads: Threads,
    private readonly inbox: Inbox,
  ) {}

  @Get()
  @Policy(only('officer', 'auditor'))
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const asked = askedIn(query);
    const calls = await this.staffCalls.of(request);
    const filter = {
      callIds: calls.map(({ id }) => id),
      callId: calls.find(({ code }) => code === asked.call)?.id,
      group: asked.group,
      lot: asked.lot,
      search: asked.search,
    };
    const acts = visitorOf(request).standing.staff.some(({ role }) => role === 'officer');
    const [rows, counts, filesWithUnread] = await Promise.all([
      this.worklist.page(filter, PAGE + 1, asked.after ?? null),
      this.worklist.counts(filter),
      acts ? this.inbox.filesWithUnread(filter.callIds) : 0,
    ]);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const unread = acts
      ? await this.threads.unread(
          shown.map(({ id }) => id),
          'office',
        )
      : new Map<string, number>();
    const view = viewOf(request, reply);
    return page(
      reply,
      <WorklistPage
        view={view}

        acts={acts}
        unread={unread}
        filesWithUnread={filesWithUnread}
        calls={calls}
        asked={asked}
        counts={counts}
        rows={shown}
        nextHref={last ? addressOf({ ...asked, after: last.place }) : null}
      />,
    );
  }
}
