import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApplicationFile, FileHistory, FormChanges } from '#libs/applications';
import type { Actor } from '#libs/kernel';
import { Access } from '../http/access.js';
import { page, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { ApplicantActions } from './applicant-actions.js';
import { ApplicantFiles } from './applicant-files.js';
import { Corrections } from './corrections.js';
import { MessagesOfFile } from '../messages/messages-of-file.js';
import { mayReadInOffice } from '../eligibility/officer-files.js';
import { ApplicationPage } from './file.page.js';

@Controller('applications/:id')
export class FileController {
  constructor(
    private readonly access: Access,
    private readonly applicantFiles: ApplicantFiles,
    private readonly applicantActions: ApplicantActions,
    private readonly history: FileHistory,
    private readonly files: ApplicationFile,
    private readonly messagesOfFile: MessagesOfFile,
    private readonly corrections: Corrections,
    private readonly formChanges: FormChanges,
  ) {}

  /** The address that letters name: staff who follow it are led to the file as they work on it. */
  @Get()
  @Policy(signedIn)
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { actor } = await this.access.to(request, id);
    if (!actor.roles.includes('applicant')) return seeOther(reply, await this.officeAddress(actor, id));
    const opened = await this.applicantFiles.open(request, id);
    const view = viewOf(request, reply);
    const { actions, changedSince } = await this.applicantActions.of(opened);
    return page(
      reply,
      <ApplicationPage
        view={view}
        file={opened.file}
        call={opened.call}
        actions={actions}
        history={await this.history.of(id)}
        changedSince={changedSince}
        formChanges={await this.formChanges.of(opened.call, opened.file)}
        lapsed={await this.corrections.lapsed(opened)}
        messages={await this.messagesOfFile.of(id, actor)}
      />,
    );
  }

  /** Where somebody of the office works on a file; a draft that was never submitted does not exist for them. */
  private async officeAddress(actor: Actor, id: string): Promise<string> {
    const { code } = await this.files.of(id);
    if (code !== null && mayReadInOffice(actor)) return `/files/${id}`;
    if (code !== null && actor.roles.includes('financeOfficer')) return `/grants/${id}`;
    throw new NothingHere('Nothing for this person.');
  }
}
