import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isStage, Submitted, type SubmittedView } from '#libs/applications';
import { Calls } from '#libs/calls';
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
    private readonly calls: Calls,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') stage: string,
  ) {
    return this.shown(request, reply, id, () => (isStage(stage) ? this.submitted.latest(id, stage) : null));
  }

  /** One version, also one that was replaced. */
  @Get(':n')
  @Policy(signedIn)
  async version(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('stage') stage: string,
    @Param('n') n: string,
  ) {
    const isVersion = isStage(stage) && /^[1-9]\d{0,5}$/.test(n);
    return this.shown(request, reply, id, () => (isVersion ? this.submitted.version(id, stage, Number(n)) : null));
  }

  private async shown(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    which: () => Promise<SubmittedView | null> | null,
  ) {
    const { file } = await this.applicantFiles.open(request, id);
    const submitted = await which();
    if (!submitted) throw new NothingHere('Nothing of this part was submitted.');
    const { stage, n, content } = submitted;
    const call = await this.calls.atRevision(null, file.callId, content.call.revision);
    const previous = n > 1 ? await this.submitted.version(id, stage, n - 1) : null;
    const shown = { view: viewOf(request, reply), file, call, submitted, previous };
    return page(reply, <SubmittedPage {...shown} />);
  }
}
