import { createReadStream } from 'node:fs';
import { Controller, Delete, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentsOfFile, isDocumentSet, RemoveDocument, UploadDocument } from '#libs/applications';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { InputInvalid, NothingHere } from '../http/refusals.js';
import { commandOf } from '../http/who.js';
import { FilePreviews } from '../previews/file-previews.js';
import { fileAbout } from '../previews/preview.answers.js';
import { ApplicantFiles } from './applicant-files.js';
import { documentShown } from './applications.answers.js';
import { attachment } from './attachment.js';

/** The documents of an application. */
@Controller('api/v1/applications/:id/documents')
@ApiTags('applications')
export class DocumentsApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly documents: DocumentsOfFile,
    private readonly uploadDocument: UploadDocument,
    private readonly removeDocument: RemoveDocument,
    private readonly previews: FilePreviews,
  ) {}

  @Get()
  @Policy(only('applicant'))
  @Answers({ summary: 'The documents that are there', status: 200, schema: listOf(documentShown) })
  async list(@Req() request: FastifyRequest, @Param('id') id: string) {
    return wholeList((await this.applicantFiles.open(request, id)).file.documents);
  }

  @Post(':set/:kind')
  @Policy(only('applicant'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Answers({ summary: 'Attach a document; its type is read from its content', status: 201, schema: documentShown })
  async upload(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('set') set: string,
    @Param('kind') kind: string,
  ) {
    const { actor } = await this.applicantFiles.open(request, id);
    if (!isDocumentSet(set)) throw new NothingHere('There are no such documents.');
    const [upload] = request.uploads;
    if (!upload) throw new InputInvalid([{ path: ['file'], key: 'http.input.missing', params: {} }]);
    const command = { ...commandOf(request, actor), applicationId: id, set, kind, fileName: upload.fileName };
    const { documentId } = await this.uploadDocument.execute(command, createReadStream(upload.path));
    const { file } = await this.applicantFiles.open(request, id);
    return file.documents.find((document) => document.id === documentId);
  }

  @Get(':document/content')
  @Policy(only('applicant'))
  @Answers({ summary: 'The content of a document', status: 200, file: 'application/octet-stream' })
  async content(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
    @Param('document') document: string,
  ) {
    await this.applicantFiles.open(request, id);
    return new StreamableFile(attachment(reply, await this.documents.open(id, document)));
  }

  @Get(':document/about')
  @Policy(only('applicant'))
  @Answers({ summary: 'What is known of a document without opening it', status: 200, schema: fileAbout })
  async about(@Req() request: FastifyRequest, @Param('id') id: string, @Param('document') document: string) {
    await this.applicantFiles.open(request, id);
    return this.previews.of(await this.documents.about(id, document));
  }

  @Delete(':document')
  @Policy(only('applicant'))
  @Answers({ summary: 'Take a document out; what was submitted with it keeps it', status: 204 })
  async remove(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Param('document') document: string,
  ): Promise<void> {
    const { actor } = await this.applicantFiles.open(request, id);
    await this.removeDocument.execute({ ...commandOf(request, actor), applicationId: id, documentId: document });
  }
}
