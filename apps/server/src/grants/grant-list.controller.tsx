import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type GrantFilter, GrantList } from '#libs/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { askedIn, type GrantsAsked, grantsAddress } from './grants-address.js';
import { callsRead, GRANT_READERS, ownOrganisations } from './grant-files.js';
import { GrantListPage } from './grant-list.page.js';

const PAGE = 50;

@Controller('grants')
@Policy(only(...GRANT_READERS, 'applicant'))
export class GrantListController {
  constructor(private readonly grants: GrantList) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const asked = askedIn(query);
    const rows = await this.grants.page(grantsSeen(request, asked), PAGE + 1, asked.after ?? null);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const nextHref = last ? grantsAddress({ ...asked, after: last.place }) : null;
    return page(reply, <GrantListPage view={viewOf(request, reply)} asked={asked} rows={shown} nextHref={nextHref} />);
  }
}

/** The office sees the grants of its calls, everybody else those of their organisations. */
export function grantsSeen(request: FastifyRequest, asked: Pick<GrantsAsked, 'phase' | 'search'>): GrantFilter {
  const { callIds } = callsRead(request, GRANT_READERS);
  const isOffice = callIds === null || callIds.length > 0;
  return { callIds: isOffice ? callIds : null, organisationIds: isOffice ? null : ownOrganisations(request), ...asked };
}
