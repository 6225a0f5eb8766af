import { Body, Controller, Delete, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  BankAccountNotFound,
  ChangeBankAccount,
  InviteMember,
  MEMBER_ROLES,
  MembersOf,
  RemoveMember,
  SaveOrganisation,
} from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { identityRead, IF_MATCH, sendIdentity, sendVersion, versionRead } from '../api/etag.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { actorOf, commandOf } from '../http/who.js';
import { bankAccountInput } from './bank-account.schema.js';
import { bankAccountShown, invitationMade, memberShown, organisationShown } from './identity.answers.js';
import { organisationInput, type OrganisationInput } from './organisation.schema.js';
import { OwnOrganisations } from './own-organisation.js';
import { emailAddress } from './person.schema.js';

const invitationInput = z
  .strictObject({ email: emailAddress, role: z.enum(MEMBER_ROLES) })
  .meta({ id: 'InvitationInput' });

/** Organisations of the token's person. */
@Controller('api/v1/organisations')
@ApiTags('organisations')
export class OrganisationsApiController {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly save: SaveOrganisation,
    private readonly changeAccount: ChangeBankAccount,
    private readonly membersOf: MembersOf,
    private readonly inviteMember: InviteMember,
    private readonly removeMember: RemoveMember,
  ) {}

  @Get()
  @Policy(signedIn)
  @Answers({ summary: 'The organisations that you act for', status: 200, schema: listOf(organisationShown) })
  async list(@Req() request: FastifyRequest) {
    return wholeList(await this.own.all(request));
  }

  @Post()
  @Policy(signedIn)
  @Answers({ summary: 'Register an organisation that you own', status: 201, schema: organisationShown })
  async found(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: organisationInput }) fields: OrganisationInput,
  ) {
    const { organisationId: id, version } = await this.save.execute({
      ...commandOf(request, actorOf(request)),
      organisationId: null,
      version: 0,
      fields,
    });
    sendVersion(reply, version);
    reply.header('location', `/api/v1/organisations/${id}`);
    return { ...fields, id, version };
  }

  @Get(':organisationId')
  @Policy(only('applicant'))
  @Answers({ summary: 'One of your organisations', status: 200, schema: organisationShown })
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ) {
    const { organisation } = await this.own.of(request, id);
    sendVersion(reply, organisation.version);
    return organisation;
  }

  @Put(':organisationId')
  @Policy(only('applicant'))
  @ApiHeader(IF_MATCH)
  @Answers({ summary: 'Change what an organisation says about itself', status: 200, schema: organisationShown })
  async change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body({ schema: organisationInput }) fields: OrganisationInput,
  ) {
    await this.own.of(request, id);
    const command = commandOf(request, actorOf(request, { organisationId: id }));
    const { version } = await this.save.execute({
      ...command,
      organisationId: id,
      version: versionRead(request),
      fields,
    });
    sendVersion(reply, version);
    return { ...fields, id, version };
  }

  @Get(':organisationId/bank-account')
  @Policy(only('applicant'))
  @Answers({ summary: 'The account to which the organisation is paid', status: 200, schema: bankAccountShown })
  async account(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ) {
    const { organisation } = await this.own.of(request, id);
    sendIdentity(reply, organisation.account?.id ?? null);
    if (!organisation.account) throw new BankAccountNotFound('No account has been entered.');
    return organisation.account;
  }

  @Put(':organisationId/bank-account')
  @Policy(only('signatory'))
  @ApiHeader(IF_MATCH)
  @Answers({
    summary: 'Say to which account the organisation is paid; nothing is paid to it before it is verified',
    status: 204,
  })
  async changeBank(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Body({ schema: bankAccountInput }) account: z.output<typeof bankAccountInput>,
  ): Promise<void> {
    await this.own.of(request, id);
    await this.changeAccount.execute({
      ...commandOf(request, actorOf(request, { organisationId: id })),
      organisationId: id,
      account,
      replaces: identityRead(request),
    });
  }

  @Get(':organisationId/members')
  @Policy(only('applicant'))
  @Answers({ summary: 'Who acts for the organisation', status: 200, schema: listOf(memberShown) })
  async members(@Req() request: FastifyRequest, @Param('organisationId') id: string) {
    await this.own.of(request, id);
    return wholeList(await this.membersOf.members(id));
  }

  @Delete(':organisationId/members/:personId')
  @Policy(only('applicant'))
  @Answers({ summary: 'End a membership', status: 204 })
  async remove(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('personId', { schema: z.uuid() }) personId: string,
  ): Promise<void> {
    await this.own.of(request, id);
    await this.removeMember.execute({
      ...commandOf(request, actorOf(request, { organisationId: id })),
      organisationId: id,
      personId,
    });
  }

  @Post(':organisationId/invitations')
  @Policy(only('signatory'))
  @Answers({
    summary: 'Invite somebody; the answer holds the secret to pass on',
    status: 201,
    schema: invitationMade,
    repeats: 'anew',
  })
  async invite(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Body({ schema: invitationInput }) input: z.output<typeof invitationInput>,
  ) {
    await this.own.of(request, id);
    return this.inviteMember.execute({
      ...commandOf(request, actorOf(request, { organisationId: id })),
      organisationId: id,
      ...input,
    });
  }
}
