import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcceptReport, QueryReport, WaiveReport } from '#libs/reporting';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers } from '../api/answers.js';
import { reasonInput } from '../grants/grants.answers.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { ReportFiles } from './report-files.js';
import { acceptanceInput, acceptedShown, questionsInput } from './reports.answers.js';

/** What the office does with reports. */
@Controller('api/v1/reports/:id')
@ApiTags('reports')
@Policy(only('officer'))
export class ReportChecksApiController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly queryReport: QueryReport,
    private readonly acceptReport: AcceptReport,
    private readonly waiveReport: WaiveReport,
  ) {}

  @Post('questions')
  @Answers({ summary: 'Send a report back with questions', status: 204 })
  async query(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: questionsInput }) input: z.output<typeof questionsInput>,
  ): Promise<void> {
    const { actor } = await this.reportFiles.open(request, id);
    await this.queryReport.execute({ ...commandOf(request, actor), reportId: id, ...input });
  }

  @Post('acceptance')
  @Answers({
    summary: 'Accept a report heading by heading, each refusal with its reason',
    status: 201,
    schema: acceptedShown,
  })
  async accept(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: acceptanceInput }) input: z.output<typeof acceptanceInput>,
  ) {
    const { actor } = await this.reportFiles.open(request, id);
    return this.acceptReport.execute({ ...commandOf(request, actor), reportId: id, ...input });
  }

  @Post('waiver')
  @Answers({ summary: 'Do without an interim report', status: 204 })
  async waive(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ): Promise<void> {
    const { actor } = await this.reportFiles.open(request, id);
    await this.waiveReport.execute({ ...commandOf(request, actor), reportId: id, ...input });
  }
}
