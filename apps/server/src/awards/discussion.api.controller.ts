import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { STAGES, type Stage, WriteNote } from '#libs/awards';
import { z } from 'zod';
import { Answers } from '../api/answers.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { discussionShown } from './awards.answers.js';
import { DiscussedFiles } from './discussed-files.js';
import { noteText } from './note-text.js';

const stage = z.enum(STAGES);
const id = z.uuid();
const noteInput = z.strictObject({ text: noteText }).meta({ id: 'CommitteeNoteInput' });

/** What the committee reads and says about one file before it decides. */
@Controller('api/v1/calls/:code/lots/:lot/rankings/:stage/discussion/:id')
@ApiTags('committee')
export class DiscussionApiController {
  constructor(
    private readonly files: DiscussedFiles,
    private readonly writeNote: WriteNote,
  ) {}

  @Get()
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  @Answers({
    summary: 'The assessments of a file beside each other, and the notes',
    status: 200,
    schema: discussionShown,
  })
  async show(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Param('id', { schema: id }) fileId: string,
    @Req() request: FastifyRequest,
  ) {
    const opened = await this.files.open(request, { code, lot, stage: stage_, id: fileId });
    return { line: opened.line, ...(await this.files.said(opened)) };
  }

  @Post()
  @Policy(only('chair', 'secretary', 'committeeMember'))
  @Answers({
    summary: 'Add a note for the minutes; it stays',
    status: 201,
    schema: z.object({ noteId: z.uuid() }),
  })
  async write(
    @Param('code') code: string,
    @Param('lot') lot: string,
    @Param('stage', { schema: stage }) stage_: Stage,
    @Param('id', { schema: id }) fileId: string,
    @Req() request: FastifyRequest,
    @Body({ schema: noteInput }) { text }: z.output<typeof noteInput>,
  ) {
    const { call, actor } = await this.files.open(request, { code, lot, stage: stage_, id: fileId });
    const command = { ...commandOf(request, actor), callId: call.id, lot, applicationId: fileId, stage: stage_, text };
    return this.writeNote.execute(command);
  }
}
