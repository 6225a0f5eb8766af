import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isStage, Submitted } from '#libs/applications';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { ApplicantFiles } from './applicant-files.js';
import { SubmittedPage } from './submitted.page.js';

@Controller('applications/:id/submitted/:stage')
export class SubmittedController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly submitted: Submitted,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') stage: string,
  ) {
    const { file, call } = await this.applicantFiles.open(request, id);
    const submitted = isStage(stage) ? await this.submitted.latest(id, stage) : null;
    if (!submitted) throw new NothingHere('Nothing of this part was submitted.');
    return page(reply, <SubmittedPage view={viewOf(request, reply)} file={file} call={call} submitted={submitted} />);
  }
}
