import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Definitions } from '#libs/engine';
import { FilesBehind, type FileBehind, FiguresOfCall } from '#libs/oversight';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { procedureOfCall } from './call-chart.js';
import { DashboardPage } from './dashboard.page.js';
import { FIGURES, filesAddress, filesAskedIn, type FilesAsked } from './figures-address.js';
import { figureCsv, filesCsv } from './figures-csv.js';
import { FilesBehindPage } from './files-behind.page.js';
import { OVERSEERS } from './overseers.js';

const PAGE = 50;

/** Where a call stands, and the files behind each figure. */
@Controller('calls/:code/dashboard')
@Policy(only(...OVERSEERS))
export class DashboardController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly figures: FiguresOfCall,
    private readonly filesBehind: FilesBehind,
    private readonly definitions: Definitions,
  ) {}

  @Get()
  async show(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = viewOf(request, reply);
    const { call } = await this.staffCalls.open(request, code, OVERSEERS);
    const figures = await this.figures.of(call, view.now);
    const procedure = procedureOfCall(this.definitions, call);
    return page(reply, <DashboardPage view={view} call={call} figures={figures} procedure={procedure} />);
  }

  /** One figure for a spreadsheet: `funnel.csv`. */
  @Get('figures/:file')
  async figure(
    @Param('code') code: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call } = await this.staffCalls.open(request, code, OVERSEERS);
    const figure = FIGURES.find((name) => file === `${name}.csv`);
    if (!figure) throw new NothingHere('There is no such figure.');
    asCsv(reply, `${call.code}-${figure}`);
    return figureCsv(figure, await this.figures.of(call, viewOf(request, reply).now), call);
  }

  @Get('files')
  async files(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call } = await this.staffCalls.open(request, code, OVERSEERS);
    const asked = filesAskedIn(query);
    const rows = await this.filesBehind.page(call.id, asked, PAGE + 1, asked.after);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const nextHref = last ? filesAddress(call.code, { ...asked, after: last.number }) : null;
    const props = { view: viewOf(request, reply), call, asked, rows: shown, nextHref };
    return page(reply, <FilesBehindPage {...props} />);
  }

  @Get('files.csv')
  async filesAsCsv(
    @Param('code') code: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call } = await this.staffCalls.open(request, code, OVERSEERS);
    asCsv(reply, `${call.code}-files`);
    return filesCsv(await this.all(call.id, filesAskedIn(query)), call);
  }

  /** Every file, page by page: no statement reads more than a thousand. */
  private async all(callId: string, asked: FilesAsked): Promise<readonly FileBehind[]> {
    const files: FileBehind[] = [];
    for (;;) {
      const rows = await this.filesBehind.page(callId, asked, 1_000, files.at(-1)?.number);
      files.push(...rows);
      if (rows.length < 1_000) return files;
    }
  }
}

function asCsv(reply: FastifyReply, name: string): void {
  reply.type('text/csv; charset=utf-8');
  reply.header('content-disposition', `attachment; filename="${name}.csv"`);
}
