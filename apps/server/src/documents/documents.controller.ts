import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openStages } from '#libs/applications';
import { Answers } from '../api/answers.js';
import { ApplicantFiles } from '../applications/applicant-files.js';
import { Signing } from '../applications/signing.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { type Printed, Printing } from './printing.js';

const PDF = 'application/pdf';
const TAGGED = 'As tagged PDF (PDF/UA-1); `in` names a language: fr, ar or en';

/** Applications and receipts as PDF, under the same address for people and for programs. */
@Controller()
@Policy(signedIn)
@ApiTags('applications')
export class DocumentsController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly signing: Signing,
    private readonly printing: Printing,
  ) {}

  @Get('receipts/:code/receipt.pdf')
  @ApiExcludeEndpoint()
  async receipt(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sent(reply, await this.printing.receipt(request, reply, code));
  }

  @Get('receipts/:code/application.pdf')
  @ApiExcludeEndpoint()
  async application(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sent(reply, await this.printing.application(request, reply, code));
  }

  @Get('applications/:id/draft.pdf')
  @ApiExcludeEndpoint()
  async draft(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.applicantFiles.open(request, id);
    if (openStages(opened.file.states).length === 0) throw new NothingHere('There is no draft.');
    return sent(reply, await this.printing.draft(request, reply, opened, await this.signing.of(opened)));
  }

  @Get('api/v1/receipts/:code/receipt.pdf')
  @Answers({ summary: `A receipt. ${TAGGED}`, status: 200, file: PDF })
  receiptForPrograms(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.receipt(code, request, reply);
  }

  @Get('api/v1/receipts/:code/application.pdf')
  @Answers({ summary: `What was submitted under a receipt. ${TAGGED}`, status: 200, file: PDF })
  applicationForPrograms(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.application(code, request, reply);
  }

  @Get('api/v1/applications/:id/draft.pdf')
  @Answers({ summary: `What is written now, marked as a draft. ${TAGGED}`, status: 200, file: PDF })
  draftForPrograms(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.draft(id, request, reply);
  }
}

/** Opened by the browser or saved; private to whoever asked. */
function sent(reply: FastifyReply, { name, pdf }: Printed): StreamableFile {
  reply.header('cache-control', 'private, no-store');
  return new StreamableFile(pdf, {
    type: 'application/pdf',
    length: pdf.byteLength,
    disposition: `inline; filename="${name}"`,
  });
}
