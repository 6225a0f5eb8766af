import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Correspondences, SettleReturn } from '#libs/notifications';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OfficerFile, OfficerFiles } from '../eligibility/officer-files.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { FileMailsPage, type FileMailsProps } from './file-mails.page.js';
import { MAIL_READERS } from './mail-readers.js';

const NOTHING_TYPED = { mail: '', note: '' } as const;

/** The mails about a file, and how far each came. */
@Controller('files/:id/mails')
export class FileMailsController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly correspondences: Correspondences,
    private readonly settleReturn: SettleReturn,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only(...MAIL_READERS))
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, await this.pageOf(request, reply, await this.officerFiles.open(request, id)));
  }

  @Post(':mail/settled')
  @Policy(only('officer'))
  async settle(
    @Param('id') id: string,
    @Param('mail') mailId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.officerFiles.open(request, id);
    const name = `note-${mailId}`;
    const note = typedText(typedIn(request.body), name);
    if (note.trim() === '') {
      const errors = [{ name, message: viewOf(request, reply).t('mails.error.note-missing') }];
      return pageAgain(reply, await this.pageOf(request, reply, opened, { mail: mailId, note }, errors));
    }
    await this.settleReturn.execute({ ...commandOf(request, opened.actor), fileId: id, mailId, note });
    return this.flashes.seeOther(request, reply, { path: `/files/${id}/mails`, key: 'mails.file.done' });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { actor, file, call }: OfficerFile,
    typed: FileMailsProps['typed'] = NOTHING_TYPED,
    errors: readonly FieldError[] = [],
  ) {
    const mails = await this.correspondences.mailsOf(file.id);
    const acts = actor.roles.includes('officer');
    return (
      <FileMailsPage
        view={viewOf(request, reply)}
        file={file}
        call={call}
        mails={mails}
        acts={acts}
        typed={typed}
        errors={errors}
      />
    );
  }
}
