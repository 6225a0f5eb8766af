import { Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentsOfFile, pagesAsking, RemoveDocument, setsOpenFor } from '#libs/applications';
import { Access } from '../http/access.js';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { FilePreviews } from '../previews/file-previews.js';
import { PreviewPage } from '../previews/preview.page.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { attachmentOrShown } from './attachment.js';
import { pageOfDocument } from './page-of-document.js';

@Controller('applications/:id/files/:document')
export class DocumentFileController {
  constructor(
    private readonly access: Access,
    private readonly applicantFiles: ApplicantFiles,
    private readonly documents: DocumentsOfFile,
    private readonly removeDocument: RemoveDocument,
    private readonly flashes: Flashes,
    private readonly previews: FilePreviews,
  ) {}

  /** Applicants get their own documents. Officers and auditors have an address of their own, see eligibility. */
  @Get()
  @Policy(signedIn)
  async download(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const { id, document } = paramsIn(params);
    const { actor } = await this.access.to(request, id);
    if (!actor.roles.includes('applicant')) throw new NothingHere('Not a file of this person.');
    return new StreamableFile(attachmentOrShown(request, reply, await this.documents.open(id, document)));
  }

  @Get('preview')
  @Policy(signedIn)
  async preview(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const { id, document: documentId } = paramsIn(params);
    const { file, call } = await this.applicantFiles.open(request, id);
    const document = await this.documents.about(id, documentId);
    const view = viewOf(request, reply);
    const isOpen = setsOpenFor(file, document.kind, pagesAsking(call, document.kind)).includes(document.set);
    const back = isOpen ? pageOfDocument(call, document) : `/applications/${file.id}`;
    return page(
      reply,
      <PreviewPage
        view={view}
        file={await this.previews.of(document)}
        href={`/applications/${file.id}/files/${document.id}`}
        back={{ href: back, label: view.t(isOpen ? 'preview.back' : 'preview.toApplication') }}
      />,
    );
  }

  @Get('remove')
  @Policy(signedIn)
  async ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param() params: unknown) {
    const opened = await this.applicantFiles.open(request, paramsIn(params).id);
    const document = removable(opened, paramsIn(params).document);
    const view = viewOf(request, reply);
    return page(
      reply,
      <ConfirmPage
        view={view}

        title={view.t('applications.documents.removeTitle')}
        action={`/applications/${opened.file.id}/files/${document.id}/remove`}
        label={view.t('applications.documents.removeDo')}
        weight="danger"
        cancelHref={`/applications/${opened.file.id}/documents/${document.set}`}
      >
        <p>{view.pieces('applications.documents.removeAsk', { name: <bdi key="name">{document.name}</bdi> })}</p>
      </ConfirmPage>,
    );
  }

  @Post('remove')
  @Policy(signedIn)
  async remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const { actor, file, ...opened } = await this.applicantFiles.open(request, paramsIn(params).id);
    const document = removable({ actor, file, ...opened }, paramsIn(params).document);
    await this.removeDocument.execute({
      ...commandOf(request, actor),
      applicationId: file.id,
      documentId: document.id,
    });
    const path = `/applications/${file.id}/documents/${document.set}`;
    return this.flashes.seeOther(request, reply, { path, key: 'applications.documents.removed' });
  }
}

function removable({ file, call }: ApplicantFile, documentId: string) {
  const document = file.documents.find(({ id }) => id === documentId);
  const isOpen = document && setsOpenFor(file, document.kind, pagesAsking(call, document.kind)).includes(document.set);
  if (isOpen) return document;
  throw new NothingHere('There is no such document to be removed.');
}

function paramsIn(params: unknown) {
  // The route names both.
  return params as Readonly<Record<'id' | 'document', string>>;
}
