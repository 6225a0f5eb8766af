import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Inbox } from '#libs/messages';
import { z } from 'zod';
import { cursorOf, keyIn } from '../api/cursor.js';
import { callsRead, ownOrganisations } from '../grants/grant-files.js';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { InboxPage } from './inbox.page.js';
import { cursorIn } from './thread-address.js';

const PAGE = 25;
const place = z.object({ lastAt: z.iso.datetime().transform((at) => new Date(at)), id: z.uuid() });

/** Every file on which this person's side and the other wrote to each other. */
@Controller('messages')
@Policy(signedIn)
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const of = { organisationIds: ownOrganisations(request), callIds: callsRead(request, ['officer']).callIds };
    const found = await this.inbox.page(of, PAGE + 1, keyIn(cursorIn(query), place));
    const lines = found.slice(0, PAGE);
    const last = found.length > PAGE ? lines.at(-1) : undefined;
    const nextHref = last ? `/messages?before=${cursorOf({ lastAt: last.lastAt.toISOString(), id: last.id })}` : null;
    return page(reply, <InboxPage view={viewOf(request, reply)} lines={lines} nextHref={nextHref} />);
  }
}
