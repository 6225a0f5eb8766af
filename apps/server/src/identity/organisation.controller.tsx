import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { AskToJoin, OrganisationChanged, SaveOrganisation } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ownPath, page, pageAgain, seeOther } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf } from '../http/who.js';
import { fieldFault } from './field-faults.js';
import { organisationForm } from './organisation.schema.js';
import {
  OrganisationChoicePage,
  OrganisationFormPage,
  OrganisationPage,
  organisationPath,
} from './organisation.page.js';
import { typedOrganisation } from './organisation-fields.js';
import { prefilledOrganisation } from './prefilled-organisation.js';
import { RegisteredOrganisations } from './same/registered-already.js';
import { OwnOrganisations } from './own-organisation.js';

const version = z.object({ version: z.coerce.number().int().min(0) });

/** What an organisation says about itself. */
@Controller()
export class OrganisationController {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly save: SaveOrganisation,
    private readonly registered: RegisteredOrganisations,
    private readonly askToJoin: AskToJoin,
    private readonly flashes: Flashes,
  ) {}

  /** Straight to the one organisation that most people have. */
  @Get('organisation')
  @Policy(signedIn)
  async choose(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const organisations = await this.own.all(request);
    const [first] = organisations;
    if (first && organisations.length === 1) return seeOther(reply, organisationPath(first.id));
    return page(reply, <OrganisationChoicePage view={viewOf(request, reply)} organisations={organisations} />);
  }

  @Get('organisations/new')
  @Policy(signedIn)
  begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') next?: string,
  ): string {
    const onTheWay = ownPath(next);
    const asked = { view: viewOf(request, reply), organisation: null, version: 0, next: onTheWay };
    return page(reply, <OrganisationFormPage {...asked} typed={prefilledOrganisation(onTheWay)} errors={[]} />);
  }

  @Post('organisations')
  @Policy(signedIn)
  async found(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const form = readForm(organisationForm, body, view);
    const next = ownPath(typedText(form.typed, 'next'));
    const again = { view, organisation: null, typed: form.typed, version: 0, next };
    if (!form.ok) return pageAgain(reply, <OrganisationFormPage {...again} errors={form.errors} />);
    const found = await this.registered.toAskAbout(form.value, form.typed, request.ip);
    if (found) return pageAgain(reply, <OrganisationFormPage {...again} errors={[]} found={found} />);
    try {
      const command = commandOf(request, actorOf(request));
      const joined = await this.registered.toJoin(form.value, form.typed);
      if (joined) {
        await this.askToJoin.execute({ ...command, organisationId: joined.id });
        return await this.flashes.seeOther(request, reply, { path: '/organisation', key: 'same.joinAsked' });
      }
      const { organisationId } = await this.save.execute({
        ...command,
        organisationId: null,
        version: 0,
        fields: form.value,
      });
      return await this.saved(request, reply, next === '/' ? organisationPath(organisationId) : next);
    } catch (error) {
      return pageAgain(reply, <OrganisationFormPage {...again} errors={[fieldFault(view, error)]} />);
    }
  }

  @Get('organisations/:organisationId')
  @Policy(only('applicant'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ): Promise<string> {
    const { organisation, role } = await this.own.of(request, id);
    return page(reply, <OrganisationPage view={viewOf(request, reply)} organisation={organisation} role={role} />);
  }

  @Get('organisations/:organisationId/edit')
  @Policy(only('applicant'))
  async edit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ): Promise<string> {
    const { organisation } = await this.own.of(request, id);
    const filled = { organisation, typed: typedOrganisation(organisation), version: organisation.version };
    return page(reply, <OrganisationFormPage view={viewOf(request, reply)} {...filled} errors={[]} />);
  }

  @Post('organisations/:organisationId/edit')
  @Policy(only('applicant'))
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body() body: unknown,
    @Body({ schema: version }) read: z.output<typeof version>,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const { organisation } = await this.own.of(request, id);
    const form = readForm(organisationForm, body, view);
    const again = { view, organisation, typed: form.typed };
    if (!form.ok)
      return pageAgain(reply, <OrganisationFormPage {...again} errors={form.errors} version={read.version} />);
    try {
      const command = commandOf(request, actorOf(request, { organisationId: id }));
      await this.save.execute({ ...command, organisationId: id, version: read.version, fields: form.value });
      return await this.saved(request, reply, organisationPath(id));
    } catch (error) {
      // Shown again with what was typed: sending it once more means to write over what the other one changed.
      const isStale = error instanceof OrganisationChanged;
      const errors = [
        isStale ? { name: 'name', message: view.t('identity.error.organisation-changed') } : fieldFault(view, error),
      ];
      return pageAgain(
        reply,
        <OrganisationFormPage {...again} errors={errors} version={isStale ? organisation.version : read.version} />,
      );
    }
  }

  private saved(request: FastifyRequest, reply: FastifyReply, path: string): Promise<string> {
    return this.flashes.seeOther(request, reply, { path, key: 'identity.organisation.saved' });
  }
}
