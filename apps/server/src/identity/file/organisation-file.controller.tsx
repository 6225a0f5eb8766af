import { createReadStream } from 'node:fs';
import { Body, Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { DropPaper, EndMandate, EnterBureauMember, type FileKind, KeepPaper, OrganisationFiles } from '#libs/identity';
import { DomainError } from '#libs/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { attachmentOrShown } from '../../applications/attachment.js';
import { page, pageAgain } from '../../http/answer.js';
import { Flashes } from '../../http/flashes.js';
import { only, Policy } from '../../http/policy.js';
import { problemOf } from '../../http/problem.js';
import { sentenceOf } from '../../http/problem-words.js';
import { readForm, typedIn, type Typed } from '../../http/read-form.js';
import { viewOf } from '../../http/views.js';
import { actorOf, commandOf } from '../../http/who.js';
import { FilePreviews } from '../../previews/file-previews.js';
import { PreviewPage } from '../../previews/preview.page.js';
import type { FieldError } from '../../ui/field-error.js';
import { organisationPath } from '../organisation.page.js';
import { OwnOrganisations } from '../own-organisation.js';
import { FileOfOrganisation } from './file-of-organisation.js';
import { OrganisationFilePage } from './organisation-file.page.js';
import { bureauForm, fileKind, paperForm } from './organisation-file.schema.js';
import { PaperPage } from './paper.page.js';

/** What an organisation keeps here once for every call. */
@Controller('organisations/:organisationId/file')
export class OrganisationFileController {
  constructor(
    private readonly file: FileOfOrganisation,
    private readonly own: OwnOrganisations,
    private readonly files: OrganisationFiles,
    private readonly keepPaper: KeepPaper,
    private readonly dropPaper: DropPaper,
    private readonly enterMember: EnterBureauMember,
    private readonly endMandate: EndMandate,
    private readonly flashes: Flashes,
    private readonly previews: FilePreviews,
  ) {}

  @Get()
  @Policy(only('applicant'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ) {
    const opened = await this.file.open(request, id);
    return page(reply, <OrganisationFilePage view={viewOf(request, reply)} {...opened} typed={{}} errors={[]} />);
  }

  @Get('papers/:document')
  @Policy(only('applicant'))
  async download(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('document') document: string,
  ) {
    await this.own.of(request, id);
    return new StreamableFile(attachmentOrShown(request, reply, await this.files.open(id, document)));
  }

  @Get('papers/:document/preview')
  @Policy(only('applicant'))
  async preview(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('document') document: string,
  ) {
    await this.own.of(request, id);
    const file = await this.previews.of(await this.files.one(id, document));
    const view = viewOf(request, reply);
    const path = `${organisationPath(id)}/file`;
    const back = { href: path, label: view.t('orgfile.title') };
    return page(reply, <PreviewPage view={view} file={file} href={`${path}/papers/${file.id}`} back={back} />);
  }

  @Post('bureau')
  @Policy(only('applicant'))
  async enter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body() body: unknown,
  ) {
    const view = viewOf(request, reply);
    const opened = await this.file.open(request, id);
    const form = readForm(bureauForm, body, view);
    if (!form.ok) return pageAgain(reply, <OrganisationFilePage view={view} {...opened} {...form} />);
    await this.enterMember.execute({ ...this.command(request, id), ...form.value });
    return this.done(request, reply, id, 'orgfile.memberEntered');
  }

  @Post('bureau/:member/end')
  @Policy(only('applicant'))
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('member', { schema: z.uuid() }) memberId: string,
  ) {
    await this.own.of(request, id);
    await this.endMandate.execute({ ...this.command(request, id), memberId });
    return this.done(request, reply, id, 'orgfile.mandateEnded');
  }

  @Get(':kind')
  @Policy(only('applicant'))
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('kind', { schema: fileKind }) kind: FileKind,
  ) {
    return page(reply, await this.paper(request, reply, { id, kind }, {}, []));
  }

  @Post(':kind')
  @Policy(only('applicant'))
  async keep(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('kind', { schema: fileKind }) kind: FileKind,
    @Body() body: unknown,
  ) {
    const view = viewOf(request, reply);
    await this.own.of(request, id);
    const typed = typedIn(body);
    const again = async (errors: readonly FieldError[]) =>
      pageAgain(reply, await this.paper(request, reply, { id, kind }, typed, errors));
    const form = readForm(paperForm, { ...typed, kind }, view);
    const [upload] = request.uploads;
    const missing = upload ? [] : [{ name: 'file', message: view.t('error.field.file.missing') }];
    if (!upload || !form.ok) return again([...missing, ...(form.ok ? [] : form.errors)]);
    try {
      const paper = { kind, validUntil: form.value.validUntil, fileName: upload.fileName };
      await this.keepPaper.execute({ ...this.command(request, id), ...paper }, createReadStream(upload.path));
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('files.')) throw error;
      return again([{ name: 'file', message: sentenceOf(view, problemOf(error)) }]);
    }
    return this.done(request, reply, id, 'orgfile.kept');
  }

  @Post(':kind/remove')
  @Policy(only('applicant'))
  async remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('kind', { schema: fileKind }) kind: FileKind,
  ) {
    await this.own.of(request, id);
    await this.dropPaper.execute({ ...this.command(request, id), kind });
    return this.done(request, reply, id, 'orgfile.removed');
  }

  private async paper(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, kind }: { readonly id: string; readonly kind: FileKind },
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const { organisation, content } = await this.file.open(request, id);
    const document = content.documents.find((one) => one.kind === kind) ?? null;
    const shown = { organisation, kind, document, typed, errors };
    return <PaperPage view={viewOf(request, reply)} {...shown} />;
  }

  private command(request: FastifyRequest, organisationId: string) {
    return { ...commandOf(request, actorOf(request, { organisationId })), organisationId };
  }

  private done(request: FastifyRequest, reply: FastifyReply, id: string, key: string): Promise<string> {
    return this.flashes.seeOther(request, reply, { path: `${organisationPath(id)}/file`, key });
  }
}
