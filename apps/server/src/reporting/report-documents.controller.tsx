import { createReadStream } from 'node:fs';
import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { ReadReportDocument, RemoveReportDocument, UploadReportDocument } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachmentOrShown } from '../applications/attachment.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { FilePreviews } from '../previews/file-previews.js';
import { PreviewPage } from '../previews/preview.page.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { postedFile, uploadField } from '../uploads/posted-file.js';
import { ReportDocumentsPage } from './report-documents.page.js';
import { ReportFiles } from './report-files.js';

/** Documents that come with a report. */
@Controller('reports/:id/documents')
@Policy(signedIn)
export class ReportDocumentsController {
  constructor(
    private readonly reportFiles: ReportFiles,
    private readonly uploadDocument: UploadReportDocument,
    private readonly removeDocument: RemoveReportDocument,
    private readonly documents: ReadReportDocument,
    private readonly flashes: Flashes,
    private readonly previews: FilePreviews,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.reportFiles.openToWrite(request, id);
    return page(reply, <ReportDocumentsPage view={viewOf(request, reply)} opened={opened} errors={[]} />);
  }

  /** One file of one kind: its field says which. */
  @Post()
  async upload(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.reportFiles.openToWrite(request, id);
    const { asked } = opened.file.draft;
    const view = viewOf(request, reply);
    const posted = postedFile(request, view, asked);
    if (!posted.ok)
      return pageAgain(reply, <ReportDocumentsPage view={view} opened={opened} errors={[posted.error]} />);
    const { kind, upload } = posted;
    let isCleaned: boolean;
    try {
      const command = { ...commandOf(request, opened.actor), reportId: id, kind, fileName: upload.fileName };
      ({ isCleaned } = await this.uploadDocument.execute(command, createReadStream(upload.path)));
    } catch (error) {
      if (!(error instanceof DomainError) || !/^(files|reporting)\./.test(error.code)) throw error;
      const errors = [{ name: uploadField(kind), message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(reply, <ReportDocumentsPage view={view} opened={opened} errors={errors} />);
    }
    return this.flashes.seeOther(request, reply, {
      path: `/reports/${id}/documents`,
      key: isCleaned ? 'files.addedCleaned' : 'reporting.documents.added',
    });
  }

  /** For everybody who may read the report; always as something to be saved. */
  @Get(':document')
  async download(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, document } = documentIn(params);
    this.reportFiles.mustBeOpenTo(await this.reportFiles.open(request, id), document);
    return new StreamableFile(attachmentOrShown(request, reply, await this.documents.open(id, document)));
  }

  @Get(':document/preview')
  async preview(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, document } = documentIn(params);
    const opened = await this.reportFiles.open(request, id);
    this.reportFiles.mustBeOpenTo(opened, document);
    const file = await this.previews.of(await this.documents.named(id, document));
    const view = viewOf(request, reply);
    const back = opened.isWritable ? `/reports/${id}/documents` : `/reports/${id}`;
    return page(
      reply,
      <PreviewPage
        view={view}
        file={file}
        href={`/reports/${id}/documents/${file.id}`}
        back={{ href: back, label: view.t('preview.back') }}
      />,
    );
  }

  @Get(':document/remove')
  async askRemove(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, document } = documentIn(params);
    await this.reportFiles.openToWrite(request, id);
    const { name } = await this.documents.named(id, document);
    const view = viewOf(request, reply);
    return page(
      reply,
      <ConfirmPage
        view={view}
        title={view.t('reporting.documents.removeTitle')}
        action={`/reports/${id}/documents/${document}/remove`}
        cancelHref={`/reports/${id}/documents`}
        label={view.t('ui.file.remove')}
        weight="danger"
        hidden={{ _key: newFormKey() }}
      >
        <p>{view.t('reporting.documents.removeWhat', { name })}</p>
      </ConfirmPage>,
    );
  }

  @Post(':document/remove')
  async remove(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, document } = documentIn(params);
    const { actor } = await this.reportFiles.openToWrite(request, id);
    await this.removeDocument.execute({ ...commandOf(request, actor), reportId: id, documentId: document });
    return this.flashes.seeOther(request, reply, {
      path: `/reports/${id}/documents`,
      key: 'reporting.documents.removed',
    });
  }
}

function documentIn(params: unknown): Readonly<Record<'id' | 'document', string>> {
  // The route has exactly these parameters.
  return params as Readonly<Record<'id' | 'document', string>>;
}
