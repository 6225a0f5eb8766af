import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { placeOfReport, type ReportFilter, ReportList } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callsRead, ownOrganisations } from '../grants/grant-files.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { REPORT_READERS } from './report-files.js';
import { ReportListPage } from './report-list.page.js';
import { reportsAddress, reportsAsked } from './reports-address.js';

const PAGE = 50;

@Controller('reports')
@Policy(only(...REPORT_READERS, 'applicant'))
export class ReportListController {
  constructor(private readonly reports: ReportList) {}

  @Get()
  async list(@Query() query: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const reader = isOfOffice(request) ? 'office' : 'grantee';
    const asked = reportsAsked(query, reader);
    const filter = reportsSeen(request, asked);
    const [rows, counts] = await Promise.all([
      this.reports.page(filter, PAGE + 1, asked.after ?? null),
      this.reports.counts(filter),
    ]);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const nextHref = last ? reportsAddress({ ...asked, after: placeOfReport(last) }) : null;
    const view = viewOf(request, reply);
    const list = { reader, asked, counts, rows: shown, nextHref } as const;
    return page(reply, <ReportListPage view={view} {...list} />);
  }
}

/** The office sees the reports of its calls, everybody else those of their organisations. */
export function reportsSeen(request: FastifyRequest, asked: Pick<ReportFilter, 'group' | 'search'>): ReportFilter {
  const { callIds } = callsRead(request, REPORT_READERS);
  const isOffice = isOfOffice(request);
  const { group, search } = asked;
  return {
    callIds: isOffice ? callIds : null,
    organisationIds: isOffice ? null : ownOrganisations(request),
    group,
    search,
  };
}

function isOfOffice(request: FastifyRequest): boolean {
  const { callIds } = callsRead(request, REPORT_READERS);
  return callIds === null || callIds.length > 0;
}
