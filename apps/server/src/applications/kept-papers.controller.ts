import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../api/answers.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { ApplicantFiles } from './applicant-files.js';
import { documentShown } from './applications.answers.js';
import { KeptPapers } from './kept-papers.js';

/** Papers of the organisation's own file, taken into an application. */
@Controller()
@ApiTags('applications')
export class KeptPapersController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly papers: KeptPapers,
    private readonly flashes: Flashes,
  ) {}

  @Post('applications/:id/documents/:set/kept/:kind')
  @Policy(signedIn)
  async attach(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('set') set: string,
    @Param('kind') kind: string,
  ) {
    await this.take(request, { id, set, kind });
    const path = `/applications/${id}/documents/${set}`;
    return this.flashes.seeOther(request, reply, { path, key: 'applications.documents.added' });
  }

  @Post('api/v1/applications/:id/documents/:set/:kind/kept')
  @Policy(only('applicant'))
  @Answers({
    summary: 'Attach the paper that the organisation keeps for every call',
    status: 201,
    schema: documentShown,
  })
  async attachByProgram(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('set') set: string,
    @Param('kind') kind: string,
  ) {
    const { documentId } = await this.take(request, { id, set, kind });
    const { file } = await this.applicantFiles.open(request, id);
    return file.documents.find((document) => document.id === documentId);
  }

  private async take(request: FastifyRequest, { id, set, kind }: Readonly<Record<'id' | 'set' | 'kind', string>>) {
    const { actor, file } = await this.applicantFiles.open(request, id);
    const command = { ...commandOf(request, actor), applicationId: file.id };
    return this.papers.attach(command, { organisationId: file.organisationId, set, kind });
  }
}
