import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileHistory } from '#libs/applications';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { MessagesOfFile } from '../messages/messages-of-file.js';
import { ApplicantFiles } from './applicant-files.js';
import { StatusOfFile } from './status-of-file.js';
import { StatusPage } from './status.page.js';

@Controller('applications/:id/status')
export class StatusController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly status: StatusOfFile,
    private readonly history: FileHistory,
    private readonly messagesOfFile: MessagesOfFile,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.applicantFiles.open(request, id);
    const messages = await this.messagesOfFile.of(id, opened.actor);
    return page(
      reply,
      <StatusPage
        view={viewOf(request, reply)}
        file={opened.file}
        call={opened.call}
        standings={await this.status.of(opened)}
        history={await this.history.of(id)}
        messages={messages?.story}
      />,
    );
  }
}
