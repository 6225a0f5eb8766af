import { createReadStream } from 'node:fs';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type DocumentSet,
  isDocumentSet,
  isStage,
  openDocumentSets,
  pagesAsking,
  setsOpenFor,
  UploadDocument,
} from '#libs/applications';
import { FORMATS, type RequiredDocument } from '#libs/calls';
import { DomainError } from '#libs/kernel';
import { type Upload, Uploads } from '#libs/platform';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { placeOf } from '../uploads/place.js';
import { postedFile, uploadField } from '../uploads/posted-file.js';
import { DocumentsPage } from './documents.page.js';
import { KeptPapers, type OfferedPaper } from './kept-papers.js';
import { stepAfter } from './steps.js';

type Opened = ApplicantFile & {
  readonly set: DocumentSet;
  readonly asked: readonly RequiredDocument[];
  readonly begun: readonly Upload[];
  readonly kept: readonly OfferedPaper[];
  readonly open: readonly string[];
};

@Controller('applications/:id/documents/:set')
export class DocumentsController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly uploadDocument: UploadDocument,
    private readonly papers: KeptPapers,
    private readonly flashes: Flashes,
    private readonly uploads: Uploads,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    return page(reply, this.pageOf(request, reply, await this.open(request, reply, params), []));
  }

  /** One file of one kind: its field says which. */
  @Post()
  @Policy(signedIn)
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, reply, params);
    const { file, set, asked, actor } = opened;
    const view = viewOf(request, reply);
    const posted = postedFile(request, view, asked);
    if (!posted.ok) return pageAgain(reply, this.pageOf(request, reply, opened, [posted.error]));
    const { kind, upload } = posted;
    let isCleaned: boolean;
    try {
      const command = { ...commandOf(request, actor), applicationId: file.id, set, kind, fileName: upload.fileName };
      ({ isCleaned } = await this.uploadDocument.execute(command, createReadStream(upload.path)));
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.match(/^(files|applications)\./)) throw error;
      const message = sentenceOf(view, problemOf(error));
      return pageAgain(reply, this.pageOf(request, reply, opened, [{ name: uploadField(kind), message }]));
    }
    const path = `/applications/${file.id}/documents/${set}`;
    return this.flashes.seeOther(request, reply, {
      path,
      key: isCleaned ? 'files.addedCleaned' : 'applications.documents.added',
    });
  }

  private async open(request: FastifyRequest, reply: FastifyReply, params: unknown): Promise<Opened> {
    // The router fills in every name of the address before it comes here.
    const { id, set } = params as Readonly<Record<'id' | 'set', string>>;
    const applicantFile = await this.applicantFiles.open(request, id);
    if (!isDocumentSet(set)) throw new NothingHere('There are no such documents.');
    const { call, file } = applicantFile;
    const asked = set === 'clarification' ? [withAnswer(viewOf(request, reply))] : call.documents(set);
    const open = openKinds({ call, file, set }, asked);
    const isKnown = open.length > 0 || openDocumentSets(file.states).includes(set);
    if (!isKnown && !file.documents.some((one) => one.set === set)) throw new NothingHere('Nothing is asked for here.');
    const begun = await this.uploads.openTo(applicantFile.actor.id, placeOf(id, set));
    return {
      ...applicantFile,
      set,
      begun,
      kept: await this.papers.offered(call, file.organisationId, set, request.arrivedAt),
      asked,
      open,
    };
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: Opened, errors: readonly FieldError[]) {
    const { file, call, set, asked, begun, kept, open } = opened;
    const view = viewOf(request, reply);
    return (
      <DocumentsPage
        view={view}

        file={file}
        call={call}
        set={set}
        asked={asked}
        kept={kept}
        open={open}
        errors={errors}
        begun={begun}
        nextHref={nextOf(opened)}
      />
    );
  }
}

/** The kinds of document that may be added and taken away now. */
function openKinds({ call, file, set }: Pick<Opened, 'call' | 'file' | 'set'>, asked: Opened['asked']) {
  const kinds = asked.map(({ kind }) => kind);
  return kinds.filter((kind) => setsOpenFor(file, kind, pagesAsking(call, kind)).includes(set));
}

/** What may come with the answer to a question of the office: the call says nothing about it. */
function withAnswer(view: View): RequiredDocument {
  const title = view.t('applications.documents.withAnswer');
  return {
    kind: 'answer',
    title: { fr: title, ar: title, en: title },
    required: false,
    formats: [...FORMATS],
    maxMegabytes: 20,
    maxFiles: 10,
  };
}

function nextOf({ call, file, set }: Opened): string {
  if (set === 'clarification') return `/applications/${file.id}/clarification`;
  if (!isStage(set)) return `/applications/${file.id}`;
  return stepAfter(call, file, set, `/applications/${file.id}/documents/${set}`);
}
