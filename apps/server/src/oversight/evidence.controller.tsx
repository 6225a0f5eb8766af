import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { Verifier } from '#libs/engine';
import { Evidence } from '#libs/oversight';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { AuditedFiles } from './audited-files.js';
import { EvidencePage } from './evidence.page.js';

/** What proves the life of a file: its history checked on the spot, and all of it to be taken away. */
@Controller('files/:id')
@Policy(only('auditor'))
export class EvidenceController {
  constructor(
    private readonly auditedFiles: AuditedFiles,
    private readonly evidence: Evidence,
    private readonly verifier: Verifier,
  ) {}

  @Get('evidence')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { file, call } = await this.auditedFiles.open(request, id);
    const verified = await this.verifier.verifyOnly(await this.evidence.instancesOf(file.id));
    return page(reply, <EvidencePage view={viewOf(request, reply)} file={file} call={call} verified={verified} />);
  }

  @Get('evidence.zip')
  async download(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file } = await this.auditedFiles.open(request, id);
    return evidenceFile(reply, file.code, await this.evidence.archive(file.id, viewOf(request, reply).now));
  }
}

/** An archive that is sent while it is made: how long it is, nobody knows yet. */
export function evidenceFile(reply: FastifyReply, code: string, archive: AsyncIterable<Buffer>): StreamableFile {
  reply.header('cache-control', 'private, no-store');
  return new StreamableFile(Readable.from(archive, { objectMode: false }), {
    type: 'application/zip',
    disposition: `attachment; filename="${code}-evidence.zip"`,
  });
}
