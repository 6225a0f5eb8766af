import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { InviteMember, LastOwner, MEMBER_ROLES, mayBind, MembersOf, RemoveMember } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { elsewhere, page, pageAgain } from '../http/answer.js';
import { type Done, Flashes } from '../http/flashes.js';
import { House } from '../http/house-options.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm, type Typed } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import type { FieldError } from '../ui/field-error.js';
import { LEAVING, MembersPage } from './members.page.js';
import { onlyOwnerOf } from './only-owner.js';
import { organisationPath } from './organisation.page.js';
import { OwnOrganisations } from './own-organisation.js';
import { emailAddress } from './person.schema.js';

const invitation = z.object({ email: emailAddress, role: z.enum(MEMBER_ROLES, 'identity.members.error.role') });

const LEFT: Done = { path: '/', key: 'identity.members.left' };

interface Shown {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly newLink?: string;
}

/** Who belongs to an organisation, and no longer does. */
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
    if (visitorOf(request).personId === personId) return elsewhere(reply, `${organisationPath(id)}/leave`);
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
  remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('personId', { schema: z.uuid() }) personId: string,
  ): Promise<string> {
    const isSelf = visitorOf(request).personId === personId;
    const done = isSelf ? LEFT : { path: `${organisationPath(id)}/members`, key: 'identity.members.removed' };
    return this.without(request, reply, { id, personId, done });
  }

  @Get('leave')
  @Policy(only('applicant'))
  async askToLeave(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const { organisation } = await this.own.of(request, id);
    const path = `${organisationPath(id)}/members`;
    const onlyOwner = onlyOwnerOf(await this.membersOf.members(id));
    // The page says why not, and what comes first.
    if (onlyOwner?.personId === visitorOf(request).personId) return elsewhere(reply, path);
    return page(
      reply,
      <ConfirmPage
        view={view}
        title={view.t('identity.members.leaveTitle', { organisation: organisation.name })}
        action={`${organisationPath(id)}/leave`}
        label={view.t('identity.members.leave')}
        weight="danger"
        cancelHref={path}
      >
        <p>{view.t('identity.members.leaveText')}</p>
      </ConfirmPage>,
    );
  }

  @Post('leave')
  @Policy(only('applicant'))
  leave(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ): Promise<string> {
    return this.without(request, reply, { id, personId: visitorOf(request).personId, done: LEFT });
  }

  private async without(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, personId, done }: { readonly id: string; readonly personId: string; readonly done: Done },
  ): Promise<string> {
    await this.own.of(request, id);
    const command = commandOf(request, actorOf(request, { organisationId: id }));
    try {
      await this.removeMember.execute({ ...command, organisationId: id, personId });
    } catch (error) {
      if (!(error instanceof LastOwner)) throw error;
      const errors = [{ name: LEAVING, message: sentenceOf(viewOf(request, reply), problemOf(error)) }];
      return pageAgain(reply, await this.element(request, reply, id, { errors }));
    }
    return this.flashes.seeOther(request, reply, done);
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
        ownId={visitorOf(request).personId}
        members={members}
        invitations={invitations}
        typed={typed}
        errors={errors}
        {...link}
      />
    );
  }
}
