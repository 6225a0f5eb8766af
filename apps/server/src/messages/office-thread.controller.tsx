import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfficerLayout } from '../eligibility/officer-layout.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { Thread } from './thread.js';
import { cursorIn, PAGE } from './thread-address.js';
import { type ThreadFile, ThreadFiles } from './thread-files.js';
import { WriteFromForm, type Written } from './write-from-form.js';

/** The messages of a file, for the office: officers write, auditors and the authority read along. */
@Controller('files/:id/messages')
export class OfficeThreadController {
  constructor(
    private readonly threads: ThreadFiles,
    private readonly write: WriteFromForm,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'auditor', 'authority'))
  async show(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const thread = await this.open(request, id);
    const cursor = cursorIn(query);
    const shown = await this.shown(request, reply, thread, cursor);
    // Earlier pages are read again; only the newest one shows what is new.
    if (cursor === undefined) await this.threads.markRead(thread);
    return page(reply, shown);
  }

  @Post()
  @Policy(only('officer'))
  async send(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const thread = await this.open(request, id);
    const written = await this.write.execute(request, viewOf(request, reply), thread);
    if (!written.sent) return pageAgain(reply, await this.shown(request, reply, thread, undefined, written));
    return this.flashes.seeOther(request, reply, { path: `/files/${id}/messages`, key: 'messages.sent.office' });
  }

  private async open(request: FastifyRequest, id: string): Promise<ThreadFile> {
    const thread = await this.threads.open(request, id);
    if (thread.actor.roles.includes('applicant')) throw new NothingHere('Not a file of this office.');
    return thread;
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
    const { file, call } = thread;
    // The office opens files that were submitted; they have a code.
    const named = { ...file, code: file.code ?? '' };
    return (
      <OfficerLayout
        view={view}
        file={named}
        call={call}
        title={file.title || named.code}
        current="messages"
        messages={0}
        errors={errors}
      >
        <Thread
          view={view}
          thread={thread}
          shown={shown}
          here={`/files/${file.id}/messages`}
          typed={typed}
          errors={errors}
          formKey={newFormKey()}
        />
      </OfficerLayout>
    );
  }
}
