import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileLayout } from '../applications/file-layout.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { Thread } from './thread.js';
import { type ThreadFile, ThreadFiles } from './thread-files.js';
import { cursorIn, PAGE } from './thread-address.js';
import { WriteFromForm, type Written } from './write-from-form.js';

/** The messages of a file, for the organisation that owns it. */
@Controller('applications/:id/messages')
@Policy(signedIn)
export class ApplicantThreadController {
  constructor(
    private readonly threads: ThreadFiles,
    private readonly write: WriteFromForm,
    private readonly flashes: Flashes,
  ) {}

  /** The office that follows the link of a letter is led to its own side. */
  @Get()
  async show(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const thread = await this.threads.open(request, id);
    if (!thread.actor.roles.includes('applicant')) return seeOther(reply, `/files/${id}/messages`);
    const cursor = cursorIn(query);
    const shown = await this.shown(request, reply, thread, cursor);
    // Earlier pages are read again; only the newest one shows what is new.
    if (cursor === undefined) await this.threads.markRead(thread);
    return page(reply, shown);
  }

  @Post()
  async send(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const thread = await this.threads.open(request, id);
    if (!thread.actor.roles.includes('applicant')) throw new NothingHere('Not a file of this person.');
    const written = await this.write.execute(request, viewOf(request, reply), thread);
    if (!written.sent) return pageAgain(reply, await this.shown(request, reply, thread, undefined, written));
    return this.flashes.seeOther(request, reply, {
      path: `/applications/${id}/messages`,
      key: 'messages.sent.applicant',
    });
  }

  private async shown(
    request: FastifyRequest,
    reply: FastifyReply,
    thread: ThreadFile,
    cursor: string | undefined,
    written?: Extract<Written, { sent: false }>,
  ) {
    const view = viewOf(request, reply);
    const shown = await this.threads.page(thread, PAGE, cursor);
    const { typed, errors } = written ?? { typed: '', errors: [] };
    return (
      <FileLayout view={view} file={thread.file} call={thread.call} title={view.t('messages.title')} errors={errors}>
        <Thread
          view={view}
          thread={thread}
          shown={shown}
          here={`/applications/${thread.file.id}/messages`}
          typed={typed}
          errors={errors}
          formKey={newFormKey()}
        />
      </FileLayout>
    );
  }
}
