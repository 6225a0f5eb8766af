import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentsOfFile, isStage, STAGES } from '#libs/applications';
import { ComplaintsOfFile } from '#libs/complaints';
import { FileChecks } from '#libs/eligibility';
import { attachmentOrShown } from '../applications/attachment.js';
import { maySeeReceipt } from '../applications/receipt.controller.js';
import { maySeeThePast } from '../grants/as-of.controller.js';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { MAIL_READERS } from '../mails/mail-readers.js';
import { MessagesOfFile } from '../messages/messages-of-file.js';
import { FilePreviews } from '../previews/file-previews.js';
import { PreviewPage } from '../previews/preview.page.js';
import { viewOf } from '../http/views.js';
import { SubmittedPage } from './application.page.js';
import { OfficerFilePage } from './file.page.js';
import { isOpened, OfficerFiles } from './officer-files.js';

@Controller('files/:id')
export class OfficerFileController {
  constructor(
    private readonly officerFiles: OfficerFiles,
    private readonly fileChecks: FileChecks,
    private readonly documents: DocumentsOfFile,
    private readonly messagesOfFile: MessagesOfFile,
    private readonly complaints: ComplaintsOfFile,
    private readonly previews: FilePreviews,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.officerFiles.open(request, id);
    const [actions, history, procedure, checks, messages] = await Promise.all([
      this.officerFiles.actionsOn(opened),
      this.officerFiles.historyOf(opened),
      this.officerFiles.procedureOf(opened),
      this.fileChecks.of(id),
      this.messagesOfFile.of(id, opened.actor),
    ]);
    const view = viewOf(request, reply);
    return page(
      reply,
      <OfficerFilePage
        view={view}

        file={opened.file}
        call={opened.call}
        actions={actions}
        history={history}
        checks={checks}
        procedure={procedure}
        opensReceipts={maySeeReceipt(opened.actor)}
        opensMails={MAIL_READERS.some((role) => opened.actor.roles.includes(role))}
        opensThePast={maySeeThePast(opened.actor)}
        messages={messages?.unread}
        storyMessages={messages?.story}
        audits={opened.actor.roles.includes('auditor')}
        complaints={(await this.complaints.of(id)).complaints.length}
      />,
    );
  }

  @Get('application')
  @Policy(signedIn)
  async application(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.officerFiles.open(request, id);
    const found = await Promise.all(STAGES.toReversed().map((stage) => this.officerFiles.submissionOf(opened, stage)));
    const submitted = isOpened(opened.file) ? found.filter((one) => one !== null) : null;
    const messages = (await this.messagesOfFile.of(id, opened.actor))?.unread;
    const shown = { view: viewOf(request, reply), file: opened.file, call: opened.call, messages };
    const corrected = await this.officerFiles.beforeCorrections(opened.file, submitted ?? []);
    return page(reply, <SubmittedPage {...shown} submitted={submitted} corrected={corrected} />);
  }

  @Get('documents/:document')
  @Policy(signedIn)
  async document(
    @Param('id') id: string,
    @Param('document') documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.opened(request, id);
    return new StreamableFile(attachmentOrShown(request, reply, await this.documents.openHandedIn(id, documentId)));
  }

  @Get('documents/:document/preview')
  @Policy(signedIn)
  async preview(
    @Param('id') id: string,
    @Param('document') documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.opened(request, id);
    const document = await this.documents.aboutHandedIn(id, documentId);
    const isOfPart = isStage(document.set);
    return page(
      reply,
      <PreviewPage
        view={viewOf(request, reply)}
        file={await this.previews.of(document)}
        href={`/files/${id}/documents/${document.id}`}
        back={{ href: isOfPart ? `/files/${id}/application` : `/files/${id}`, label: file.code }}
      />,
    );
  }

  private async opened(request: FastifyRequest, id: string) {
    const { file } = await this.officerFiles.open(request, id);
    if (!isOpened(file)) throw new NothingHere('Nothing of an application is opened before its deadline.');
    return file;
  }
}
