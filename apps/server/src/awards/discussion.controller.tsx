import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WriteNote } from '#libs/awards';
import { z } from 'zod';
import { mayReadInOffice } from '../eligibility/officer-files.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { DiscussedFiles, type DiscussedFile } from './discussed-files.js';
import { DiscussionPage } from './discussion.page.js';
import { noteText } from './note-text.js';
import { discussionPath } from './ranking-address.js';

const noteForm = z.object({ text: noteText });

/** The committee talks about one file: assessments beside each other, and notes that become part of the minutes. */
@Controller('calls/:code/ranking/:stage/:lot/discussion/:id')
@Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
export class DiscussionController {
  constructor(
    private readonly files: DiscussedFiles,
    private readonly writeNote: WriteNote,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, await this.pageOf(request, reply, await this.files.open(request, params)));
  }

  @Post()
  @Policy(only('chair', 'secretary', 'committeeMember'))
  async write(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.files.open(request, params);
    const read = readForm(noteForm, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, await this.pageOf(request, reply, opened, read));
    const { call, actor, lot, ranking, line } = opened;
    await this.writeNote.execute({
      ...commandOf(request, actor),
      callId: call.id,
      lot,
      applicationId: line.applicationId,
      stage: ranking.stage,
      text: read.value.text,
    });
    const path = `${discussionPath(call.code, ranking, line.applicationId)}#notes`;
    return this.flashes.seeOther(request, reply, { path, key: 'awards.discussion.written' });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: DiscussedFile,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const { call, actor, ranking, line } = opened;
    const { assessments, notes } = await this.files.said(opened);
    const isMember = ranking.members.some(({ personId }) => personId === actor.id);
    return (
      <DiscussionPage
        view={viewOf(request, reply)}
        call={call}
        ranking={ranking}
        line={line}
        assessments={assessments}
        notes={notes}
        opensFile={mayReadInOffice(actor)}
        mayWrite={isMember && ranking.decided === null}
        typed={typedText(again.typed, 'text')}
        errors={again.errors}
      />
    );
  }
}
