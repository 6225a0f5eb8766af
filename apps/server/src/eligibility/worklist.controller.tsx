import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfficerWorklist } from '#libs/applications';
import { ForgetView, OwnViews, SaveView } from '#libs/identity';
import { Inbox, Threads } from '#libs/messages';
import { z } from 'zod';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { actorAnywhere, commandOf, visitorOf } from '../http/who.js';
import { OfficeWork } from './office-work.js';
import { StaffCalls } from './staff-calls.js';
import { addressOf, askedIn, wholeList } from './worklist-address.js';
import { WorklistPage } from './worklist.page.js';

const PAGE = 50;

const viewForm = z.object({
  name: z
    .string('eligibility.views.nameMissing')
    .trim()
    .min(1, 'eligibility.views.nameMissing')
    .max(80, 'eligibility.views.nameTooLong'),
  address: z.string().max(1000),
});

@Controller('work')
@Policy(only('officer', 'auditor'))
export class WorklistController {
  constructor(
    private readonly worklist: OfficerWorklist,
    private readonly officeWork: OfficeWork,
    private readonly staffCalls: StaffCalls,
    private readonly threads: Threads,
    private readonly inbox: Inbox,
    private readonly ownViews: OwnViews,
    private readonly saveView: SaveView,
    private readonly forgetView: ForgetView,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const asked = askedIn(query);
    const view = viewOf(request, reply);
    const calls = await this.staffCalls.of(request);
    const filter = {
      callIds: calls.map(({ id }) => id),
      callId: calls.find(({ code }) => code === asked.call)?.id,
      group: asked.group,
      lot: asked.lot,
      search: asked.search,
    };
    const acts = visitorOf(request).standing.staff.some(({ role }) => role === 'officer');
    const isWaiting = asked.group === 'waiting';
    const [work, rows, counts, views, filesWithUnread] = await Promise.all([
      this.officeWork.of(calls, asked, { limit: isWaiting ? PAGE + 1 : 0, now: view.now }),
      isWaiting ? [] : this.worklist.page(filter, PAGE + 1, asked.after ?? null),
      this.worklist.counts(filter),
      this.ownViews.of(visitorOf(request).personId),
      acts ? this.inbox.filesWithUnread(filter.callIds) : 0,
    ]);
    const shown = rows.slice(0, PAGE);
    const obligations = work.rows.slice(0, PAGE);
    const files = [...shown.map(({ id }) => id), ...obligations.flatMap(({ file }) => (file ? [file.id] : []))];
    const unread = acts ? await this.threads.unread(files, 'office') : new Map<string, number>();
    const after = rows.length > PAGE ? shown.at(-1)?.place : undefined;
    const from = work.rows.length > PAGE ? obligations.at(-1)?.place : undefined;
    return page(
      reply,
      <WorklistPage
        view={view}
        acts={acts}
        unread={unread}
        filesWithUnread={filesWithUnread}
        calls={calls}
        asked={asked}
        counts={{ ...counts, waiting: work.total }}
        kinds={work.kinds}
        rows={shown}
        obligations={obligations}
        views={views}
        nextHref={after || from ? addressOf({ ...wholeList(asked), after, from }) : null}
      />,
    );
  }

  /** Only this list can be kept here, whatever address was sent. */
  @Post('views')
  async keep(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const read = readForm(viewForm, request.body, viewOf(request, reply));
    if (!read.ok) return this.flashes.seeOther(request, reply, { path: '/work', key: 'eligibility.views.nameMissing' });
    const { name, address } = read.value;
    const [, query = ''] = address.split('?', 2);
    const path = addressOf(wholeList(askedIn(Object.fromEntries(new URLSearchParams(query)))));
    await this.saveView.execute({ ...commandOf(request, actorAnywhere(request)), name, address: path });
    return this.flashes.seeOther(request, reply, { path, key: 'eligibility.views.kept', params: { name } });
  }

  @Post('views/:view/remove')
  async forget(
    @Param('view') viewId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.forgetView.execute({ ...commandOf(request, actorAnywhere(request)), viewId });
    return this.flashes.seeOther(request, reply, { path: '/work', key: 'eligibility.views.forgotten' });
  }
}
