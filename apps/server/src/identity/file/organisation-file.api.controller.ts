import { createReadStream } from 'node:fs';
import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  BUREAU_FUNCTIONS,
  DropPaper,
  EndMandate,
  EnterBureauMember,
  FILE_KINDS,
  type FileKind,
  isComplete,
  KeepPaper,
  OrganisationFiles,
} from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant } from '../../api/answers.js';
import { only, Policy } from '../../http/policy.js';
import { InputInvalid } from '../../http/refusals.js';
import { actorOf, commandOf } from '../../http/who.js';
import { FilePreviews } from '../../previews/file-previews.js';
import { fileAbout } from '../../previews/preview.answers.js';
import { OwnOrganisations } from '../own-organisation.js';
import { FileOfOrganisation } from './file-of-organisation.js';
import { bureauInput, fileKind } from './organisation-file.schema.js';

const fileShown = z
  .object({
    isComplete: z.boolean(),
    parts: z.array(
      z.object({
        part: z.enum(['receipt', 'account', 'bureau', ...FILE_KINDS]),
        state: z.enum(['missing', 'waiting', 'valid', 'expiring', 'expired']),
        until: z.string().nullable(),
        isRequired: z.boolean(),
      }),
    ),
    documents: z.array(
      z.object({
        id: z.uuid(),
        kind: fileKind,
        name: z.string(),
        sizeBytes: z.int(),
        sha256: z.string(),
        validUntil: z.string().nullable(),
        uploadedAt: instant,
      }),
    ),
    bureau: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        function: z.enum(BUREAU_FUNCTIONS),
        mandateEnds: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'OrganisationFile' });

const validity = z.object({ validUntil: z.iso.date().optional() });

/** What an organisation keeps once for every call, for programs. */
@Controller('api/v1/organisations/:organisationId/file')
@ApiTags('organisations')
export class OrganisationFileApiController {
  constructor(
    private readonly file: FileOfOrganisation,
    private readonly own: OwnOrganisations,
    private readonly papers: OrganisationFiles,
    private readonly previews: FilePreviews,
    private readonly keepPaper: KeepPaper,
    private readonly dropPaper: DropPaper,
    private readonly enterMember: EnterBureauMember,
    private readonly endMandate: EndMandate,
  ) {}

  @Get()
  @Policy(only('applicant'))
  @Answers({ summary: 'Papers, bureau, and how each part stands', status: 200, schema: fileShown })
  async show(@Req() request: FastifyRequest, @Param('organisationId') id: string) {
    const { content, parts } = await this.file.open(request, id);
    return { isComplete: isComplete(parts), parts, ...content };
  }

  @Post('papers/:kind')
  @Policy(only('applicant'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answers({ summary: 'Keep a paper for every call; it replaces the one of its kind', status: 201, schema: fileShown })
  async keep(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('kind', { schema: fileKind }) kind: FileKind,
    @Query({ schema: validity }) { validUntil = null }: { validUntil?: string | null },
  ) {
    await this.own.of(request, id);
    const [upload] = request.uploads;
    if (!upload) throw new InputInvalid([{ path: ['file'], key: 'http.input.missing', params: {} }]);
    const paper = { kind, validUntil, fileName: upload.fileName };
    await this.keepPaper.execute({ ...this.command(request, id), ...paper }, createReadStream(upload.path));
    return this.show(request, id);
  }

  @Get('papers/:document/about')
  @Policy(only('applicant'))
  @Answers({ summary: 'What is known of a paper without opening it', status: 200, schema: fileAbout })
  async about(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('document') document: string,
  ) {
    await this.own.of(request, id);
    return this.previews.of(await this.papers.one(id, document));
  }

  @Delete('papers/:kind')
  @Policy(only('applicant'))
  @Answers({ summary: 'Take a paper out; applications that used it keep it', status: 204 })
  async drop(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('kind', { schema: fileKind }) kind: FileKind,
  ): Promise<void> {
    await this.own.of(request, id);
    await this.dropPaper.execute({ ...this.command(request, id), kind });
  }

  @Post('bureau')
  @Policy(only('applicant'))
  @Answers({ summary: 'Say who is in the bureau, until when', status: 201, schema: fileShown })
  async enter(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Body({ schema: bureauInput }) input: z.output<typeof bureauInput>,
  ) {
    await this.own.of(request, id);
    await this.enterMember.execute({ ...this.command(request, id), ...input });
    return this.show(request, id);
  }

  @Delete('bureau/:member')
  @Policy(only('applicant'))
  @Answers({ summary: 'End a mandate', status: 204 })
  async end(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('member', { schema: z.uuid() }) memberId: string,
  ): Promise<void> {
    await this.own.of(request, id);
    await this.endMandate.execute({ ...this.command(request, id), memberId });
  }

  private command(request: FastifyRequest, organisationId: string) {
    return { ...commandOf(request, actorOf(request, { organisationId })), organisationId };
  }
}
