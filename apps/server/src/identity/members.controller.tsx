import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { InviteMember, MEMBER_ROLES, mayBind, MembersOf, RemoveMember } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { House } from '../http/house-options.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import type { FieldError } from '../ui/field-error.js';
import { MembersPage } from './members.page.js';
import { organisationPath } from './organisation.page.js';
import { OwnOrganisations } from './own-organisation.js';
import { emailAddress } from './person.schema.js';

const invitation = z.object({ email: emailAddress, role: z.enum(MEMBER_ROLES, 'identity.members.error.role') });

interface Shown {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly newLink?: string;
}

/** Who belongs to an organisation. */
@Controller('organisations/:organisationId')
export class MembersController {
  constructor(
    private readonly house: House,
    private readonly own: OwnOrganisations,
    private readonly membersOf: MembersOf,
    private readonly inviteMember: InviteMember,
    private readonly removeMember: RemoveMember,
    private readonly flashes: Flashes,
  ) {}

  @Get('members')
  @Policy(only('applicant'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ): Promise<string> {
    return page(reply, await this.element(request, reply, id, {}));
  }

  /** Answers with the page itself: the link neither waits in a session nor stands in an address. */
  @Post('invitations')
  @Policy(only('signatory'))
  async invite(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const form = readForm(invitation, body, view);
    if (!form.ok) return pageAgain(reply, await this.element(request, reply, id, form));
    await this.own.of(request, id);
    const command = commandOf(request, actorOf(request, { organisationId: id }));
    const { secret } = await this.inviteMember.execute({ ...command, organisationId: id, ...form.value });
    return page(
      reply,
      await this.element(request, reply, id, { newLink: `${this.house.publicUrl}/invitations/${secret}` }),
    );
  }

  @Get('members/:personId/remove')
  @Policy(only('signatory'))
  async askToRemove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('personId') personId: string,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const { role } = await this.own.of(request, id);
    const member = (await this.membersOf.members(id)).find((one) => one.personId === personId);
    if (!member || !mayBind(role)) throw new NothingHere('There is no such member.');
    const path = `${organisationPath(id)}/members`;
    return page(
      reply,
      <ConfirmPage
        view={view}
        title={view.t('identity.members.removeTitle', { name: member.name })}
        action={`${path}/${personId}/remove`}
        label={view.t('identity.members.remove')}
        weight="danger"
        cancelHref={path}
      >
        <p>{view.t('identity.members.removeText')}</p>
      </ConfirmPage>,
    );
  }

  @Post('members/:personId/remove')
  @Policy(only('signatory'))
  async remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('personId', { schema: z.uuid() }) personId: string,
  ): Promise<string> {
    await this.own.of(request, id);
    const command = commandOf(request, actorOf(request, { organisationId: id }));
    await this.removeMember.execute({ ...command, organisationId: id, personId });
    const path = command.by.id === personId ? '/' : `${organisationPath(id)}/members`;
    return this.flashes.seeOther(request, reply, { path, key: 'identity.members.removed' });
  }

  private async element(request: FastifyRequest, reply: FastifyReply, id: string, shown: Shown) {
    const { organisation, role } = await this.own.of(request, id);
    const [members, invitations] = await Promise.all([this.membersOf.members(id), this.membersOf.invitations(id)]);
    const { typed = {}, errors = [], newLink } = shown;
    const link = newLink === undefined ? {} : { newLink };
    const view = viewOf(request, reply);
    return (
      <MembersPage
        view={view}
        organisation={organisation}
        role={role}
        members={members}
        invitations={invitations}
        typed={typed}
        errors={errors}
        {...link}
      />
    );
  }
}
