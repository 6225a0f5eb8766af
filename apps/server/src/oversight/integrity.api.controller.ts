import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Verifier } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { IntegrityChecks, RequestIntegrityCheck } from '#libs/operation';
import { Evidence } from '#libs/oversight';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant } from '../api/answers.js';
import { only, Policy } from '../http/policy.js';
import { actorOf, commandOf } from '../http/who.js';
import { AuditedFiles } from './audited-files.js';
import { evidenceFile } from './evidence.controller.js';

const discrepancy = z.object({
  instanceId: z.uuid(),
  seq: z.int().nullable(),
  code: z.string(),
  message: z.string(),
});
const verificationShown = z
  .object({ instances: z.int(), rows: z.int(), detached: z.int(), discrepancies: z.array(discrepancy) })
  .meta({ id: 'Verification' });
const checkShown = z
  .object({
    requestedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    instances: z.int(),
    rows: z.int().nullable(),
    detached: z.int().nullable(),
    discrepancies: z.array(discrepancy).nullable(),
    files: z.int().nullable(),
    missing: z.array(z.string()).nullable(),
    receipts: z.int().nullable(),
    unsigned: z.int().nullable().meta({ description: 'Receipts from before they were signed' }),
    differing: z.array(z.object({ code: z.string(), what: z.string() })).nullable(),
  })
  .meta({ id: 'IntegrityCheck' });
const checksShown = z
  .object({ done: checkShown.nullable(), open: checkShown.nullable() })
  .meta({ id: 'IntegrityChecks' });

/** Evidence of a file, and whether everything is as its history says. */
@Controller('api/v1')
@ApiTags('oversight')
export class IntegrityApiController {
  constructor(
    private readonly auditedFiles: AuditedFiles,
    private readonly evidence: Evidence,
    private readonly verifier: Verifier,
    private readonly checks: IntegrityChecks,
    private readonly requestCheck: RequestIntegrityCheck,
    private readonly clock: Clock,
  ) {}

  @Get('integrity')
  @Policy(only('auditor', 'operator'))
  @Answers({ summary: 'The last check of everything, and the one that goes on', status: 200, schema: checksShown })
  last() {
    return this.checks.last();
  }

  @Post('integrity')
  @Policy(only('auditor', 'operator'))
  @Answers({ summary: 'Ask for a check of everything, which is carried out in the background', status: 204 })
  async ask(@Req() request: FastifyRequest): Promise<void> {
    await this.requestCheck.execute(commandOf(request, actorOf(request)));
  }

  @Get('files/:id/integrity')
  @Policy(only('auditor'))
  @Answers({
    summary: 'Check the history of a file, its payments and its reports now',
    status: 200,
    schema: verificationShown,
  })
  async check(@Req() request: FastifyRequest, @Param('id') id: string) {
    const { file } = await this.auditedFiles.open(request, id);
    return this.verifier.verifyOnly(await this.evidence.instancesOf(file.id));
  }

  @Get('files/:id/evidence')
  @Policy(only('auditor'))
  @Answers({ summary: 'The evidence of a file, as an archive with its manifest', status: 200, file: 'application/zip' })
  async download(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ): Promise<StreamableFile> {
    const { file } = await this.auditedFiles.open(request, id);
    return evidenceFile(reply, file.code, await this.evidence.archive(file.id, this.clock.now()));
  }
}
