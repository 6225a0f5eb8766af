import { createReadStream } from 'node:fs';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { AskForOwnership, ObjectToOwnership, OwnershipRegister } from '#libs/identity';
import { DomainError } from '#libs/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page, pageAgain } from '../../http/answer.js';
import { Flashes } from '../../http/flashes.js';
import { only, Policy } from '../../http/policy.js';
import { problemOf } from '../../http/problem.js';
import { sentenceOf } from '../../http/problem-words.js';
import { readForm, typedIn, type Typed } from '../../http/read-form.js';
import { viewOf } from '../../http/views.js';
import { actorOf, commandOf } from '../../http/who.js';
import type { FieldError } from '../../ui/field-error.js';
import { organisationPath } from '../organisation.page.js';
import { OwnOrganisations } from '../own-organisation.js';
import { OwnershipPage } from './ownership.page.js';
import { reasonForm } from './ownership.schema.js';

/** When the owners of an organisation are gone: a member asks, an owner may object. */
@Controller('organisations/:organisationId/ownership')
export class OwnershipController {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly register: OwnershipRegister,
    private readonly askForOwnership: AskForOwnership,
    private readonly objectToOwnership: ObjectToOwnership,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('applicant'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ) {
    return page(reply, await this.element(request, reply, id, {}, []));
  }

  @Post()
  @Policy(only('applicant'))
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body() body: unknown,
  ) {
    const view = viewOf(request, reply);
    await this.own.of(request, id);
    const again = async (errors: readonly FieldError[]) =>
      pageAgain(reply, await this.element(request, reply, id, typedIn(body), errors));
    const form = readForm(reasonForm, body, view);
    if (!form.ok) return again(form.errors);
    const [upload] = request.uploads;
    if (!upload) return again([{ name: 'file', message: view.t('error.field.file.missing') }]);
    try {
      const asked = { ...this.command(request, id), reason: form.value.reason, fileName: upload.fileName };
      await this.askForOwnership.execute(asked, createReadStream(upload.path));
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('files.')) throw error;
      return again([{ name: 'file', message: sentenceOf(view, problemOf(error)) }]);
    }
    return this.flashes.seeOther(request, reply, {
      path: `${organisationPath(id)}/ownership`,
      key: 'ownership.asked',
    });
  }

  @Post('objection')
  @Policy(only('signatory'))
  async object(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body() body: unknown,
  ) {
    await this.own.of(request, id);
    const form = readForm(reasonForm, body, viewOf(request, reply));
    if (!form.ok) return pageAgain(reply, await this.element(request, reply, id, form.typed, form.errors));
    await this.objectToOwnership.execute({ ...this.command(request, id), reason: form.value.reason });
    return this.flashes.seeOther(request, reply, {
      path: `${organisationPath(id)}/members`,
      key: 'ownership.objected',
    });
  }

  private async element(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    typed: Typed,
    errors: readonly FieldError[],
  ) {
    const own = await this.own.of(request, id);
    const waiting = await this.register.openOf(id);
    return <OwnershipPage view={viewOf(request, reply)} {...own} request={waiting} typed={typed} errors={errors} />;
  }

  private command(request: FastifyRequest, organisationId: string) {
    return { ...commandOf(request, actorOf(request, { organisationId })), organisationId };
  }
}
