import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  ChangeMemberRole,
  LastOwner,
  MEMBER_ROLES,
  MembersOf,
  RenewInvitation,
  WithdrawInvitation,
} from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { MemberRolePage } from './member-role.page.js';
import { organisationPath } from './organisation.page.js';
import { OwnOrganisations } from './own-organisation.js';

const roleForm = z.object({ role: z.enum(MEMBER_ROLES, 'identity.members.error.role') });
const uuid = z.uuid();

/** What becomes of members and invitations: another role, sent again, taken back. */
@Controller('organisations/:organisationId')
export class MembershipController {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly membersOf: MembersOf,
    private readonly changeRole: ChangeMemberRole,
    private readonly renew: RenewInvitation,
    private readonly withdraw: WithdrawInvitation,
    private readonly flashes: Flashes,
  ) {}

  @Get('members/:personId/role')
  @Policy(only('signatory'))
  async askForRole(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('personId') personId: string,
  ) {
    return page(reply, await this.rolePage(request, reply, { id, personId }, []));
  }

  @Post('members/:personId/role')
  @Policy(only('signatory'))
  async giveRole(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('personId', { schema: uuid }) personId: string,
    @Body() body: unknown,
  ) {
    const view = viewOf(request, reply);
    await this.own.of(request, id);
    const form = readForm(roleForm, body, view);
    if (!form.ok) return pageAgain(reply, await this.rolePage(request, reply, { id, personId }, form.errors));
    try {
      await this.changeRole.execute({ ...this.command(request, id), personId, role: form.value.role });
    } catch (error) {
      if (!(error instanceof LastOwner)) throw error;
      const errors = [{ name: 'role', message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(reply, await this.rolePage(request, reply, { id, personId }, errors));
    }
    return this.done(request, reply, id, 'identity.members.roleChanged');
  }

  @Post('invitations/:invitation/renew')
  @Policy(only('signatory'))
  async sendAgain(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('invitation', { schema: uuid }) invitationId: string,
  ) {
    await this.own.of(request, id);
    await this.renew.execute({ ...this.command(request, id), invitationId });
    return this.done(request, reply, id, 'identity.members.renewed');
  }

  @Post('invitations/:invitation/withdraw')
  @Policy(only('signatory'))
  async takeBack(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Param('invitation', { schema: uuid }) invitationId: string,
  ) {
    await this.own.of(request, id);
    await this.withdraw.execute({ ...this.command(request, id), invitationId });
    return this.done(request, reply, id, 'identity.members.withdrawn');
  }

  private async rolePage(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, personId }: { readonly id: string; readonly personId: string },
    errors: readonly FieldError[],
  ) {
    const { organisation, role } = await this.own.of(request, id);
    const member = (await this.membersOf.members(id)).find((one) => one.personId === personId);
    if (!member || role !== 'owner') throw new NothingHere('There is no such member.');
    const isSelf = visitorOf(request).personId === personId;
    const shown = { organisation, member, isSelf, errors };
    return <MemberRolePage view={viewOf(request, reply)} {...shown} />;
  }

  private command(request: FastifyRequest, organisationId: string) {
    return { ...commandOf(request, actorOf(request, { organisationId })), organisationId };
  }

  private done(request: FastifyRequest, reply: FastifyReply, id: string, key: string): Promise<string> {
    return this.flashes.seeOther(request, reply, { path: `${organisationPath(id)}/members`, key });
  }
}
