import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { WriteMessage } from '#libs/messages';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { pageQuery } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';
import { messageInput, messageMade, messageShown, shownMessage } from './messages.answers.js';
import { ThreadFiles } from './thread-files.js';

/** What the applicant and the office write to each other on a file. */
@Controller('api/v1/applications/:id/messages')
@ApiTags('messages')
export class MessagesApiController {
  constructor(
    private readonly threads: ThreadFiles,
    private readonly writeMessage: WriteMessage,
  ) {}

  @Get()
  @Policy(only('applicant', 'officer', 'auditor', 'authority'))
  @Answers({
    summary: 'The messages of a file in the order in which they were written, the newest page first',
    status: 200,
    schema: listOf(messageShown),
  })
  async list(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query({ schema: pageQuery }) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const thread = await this.threads.open(request, id);
    const { messages, earlier } = await this.threads.page(thread, limit, cursor);
    return { items: messages.map(shownMessage(thread.actor)), next: earlier };
  }

  @Post()
  @Policy(only('applicant', 'officer'))
  @Answers({ summary: 'Write to the other side', status: 201, schema: messageMade })
  async write(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: messageInput }) { text }: z.output<typeof messageInput>,
  ) {
    const { actor } = await this.threads.open(request, id);
    return this.writeMessage.execute({ ...commandOf(request, actor), grantId: id, text });
  }

  @Post('read')
  @Policy(only('applicant', 'officer'))
  @Answers({ summary: 'Note that your side has opened what the other wrote', status: 204 })
  async read(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    await this.threads.markRead(await this.threads.open(request, id));
  }
}
