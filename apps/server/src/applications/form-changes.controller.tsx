import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormChanges, SeeFormChanges } from '#libs/applications';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ApplicantFiles } from './applicant-files.js';
import { FormChangesPage } from './form-changes.page.js';

/** What was corrected in the form of a draft, and saying that one has looked at it. */
@Controller('applications/:id/form-changes')
export class FormChangesController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly formChanges: FormChanges,
    private readonly seeFormChanges: SeeFormChanges,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { file, call } = await this.applicantFiles.open(request, id);
    const changes = await this.formChanges.of(call, file);
    const props = { view: viewOf(request, reply), file, call, changes, formKey: newFormKey() };
    return page(reply, <FormChangesPage {...props} />);
  }

  @Post()
  @Policy(signedIn)
  async see(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { actor, file } = await this.applicantFiles.open(request, id);
    const revision = Number(typedText(typedIn(request.body), 'revision'));
    await this.seeFormChanges.execute({ ...commandOf(request, actor), applicationId: file.id, revision });
    return this.flashes.seeOther(request, reply, { path: `/applications/${file.id}`, key: 'formChanges.confirm.done' });
  }
}
