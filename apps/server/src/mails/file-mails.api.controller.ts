import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Correspondences, DELIVERIES, SettleReturn } from '#libs/notifications';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { OfficerFiles } from '../eligibility/officer-files.js';
import { only, Policy } from '../http/policy.js';
import { commandOf } from '../http/who.js';

const mailShown = z
  .object({
    id: z.uuid(),
    template: z.string(),
    language: z.string(),
    subject: z.string(),
    recipientName: z.string(),
    address: z.string(),
    delivery: z.enum(DELIVERIES).meta({ description: '`sent`: a mail server took it and has not sent it back' }),
    queuedAt: instant,
    sentAt: instant.nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    settledAt: instant.nullable(),
  })
  .meta({ id: 'MailOfFile' });

const noteInput = z.strictObject({ note: z.string().trim().min(1).max(1_000) }).meta({ id: 'MailSettledInput' });

/** The mails about a file, and how far each came. */
@Controller('api/v1/files/:id/mails')
@ApiTags('files')
export class FileMailsApiController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly correspondences: Correspondences,
    private readonly settleReturn: SettleReturn,
  ) {}

  @Get()
  @Policy(only('officer', 'authority', 'auditor'))
  @Answers({
    summary: 'Mails about a file and how far each came, newest first',
    status: 200,
    schema: listOf(mailShown),
  })
  async list(@Req() request: FastifyRequest, @Param('id') id: string) {
    await this.officerFiles.open(request, id);
    return wholeList(await this.correspondences.mailsOf(id));
  }

  @Post(':mail/settled')
  @Policy(only('officer'))
  @Answers({ summary: 'Note how a reader was reached whom a mail did not reach', status: 204 })
  async settle(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('mail', { schema: z.uuid() }) mailId: string,
    @Body({ schema: noteInput }) { note }: z.output<typeof noteInput>,
  ): Promise<void> {
    const { actor } = await this.officerFiles.open(request, id);
    await this.settleReturn.execute({ ...commandOf(request, actor), fileId: id, mailId, note });
  }
}
