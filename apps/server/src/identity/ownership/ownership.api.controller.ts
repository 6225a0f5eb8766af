import { createReadStream } from 'node:fs';
import { Body, Controller, Delete, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  AskForOwnership,
  ChangeMemberRole,
  DecideOwnership,
  MEMBER_ROLES,
  ObjectToOwnership,
  OwnershipRegister,
  RenewInvitation,
  WithdrawInvitation,
} from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, instant, listOf } from '../../api/answers.js';
import { wholeList } from '../../api/cursor.js';
import { only, Policy } from '../../http/policy.js';
import { InputInvalid } from '../../http/refusals.js';
import { actorAnywhere, actorOf, commandOf } from '../../http/who.js';
import { invitationMade } from '../identity.answers.js';
import { OwnOrganisations } from '../own-organisation.js';
import { decisionInput, reasonInput } from './ownership.schema.js';

const AT_MOST = 100;
const uuid = z.uuid();
const roleInput = z.strictObject({ role: z.enum(MEMBER_ROLES) }).meta({ id: 'MemberRoleInput' });
const asked = z.object({ requestId: z.uuid() }).meta({ id: 'OwnershipAsked' });
const requestShown = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    organisation: z.string(),
    askedBy: z.string(),
    reason: z.string(),
    proofName: z.string(),
    askedAt: instant,
    objectionUntil: instant,
    state: z.enum(['open', 'objected', 'granted', 'refused']),
    endedAt: instant.nullable(),
    endedBy: z.string().nullable(),
    endedReason: z.string().nullable(),
    owners: z.array(z.string()),
  })
  .meta({ id: 'OwnershipRequest' });

/** Roles in an organisation, and who takes over when its owners are gone, for programs. */
@Controller('api/v1')
@ApiTags('organisations')
export class OwnershipApiController {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly register: OwnershipRegister,
    private readonly changeRole: ChangeMemberRole,
    private readonly renew: RenewInvitation,
    private readonly withdraw: WithdrawInvitation,
    private readonly askForOwnership: AskForOwnership,
    private readonly objectToOwnership: ObjectToOwnership,
    private readonly decideOwnership: DecideOwnership,
  ) {}

  @Post('organisations/:organisationId/members/:personId/role')
  @Policy(only('signatory'))
  @Answers({ summary: 'Give a member another role; owners do', status: 204 })
  async giveRole(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('personId', { schema: uuid }) personId: string,
    @Body({ schema: roleInput }) { role }: z.output<typeof roleInput>,
  ): Promise<void> {
    await this.changeRole.execute({ ...(await this.command(request, id)), personId, role });
  }

  @Post('organisations/:organisationId/invitations/:invitation/renewal')
  @Policy(only('signatory'))
  @Answers({
    summary: 'Send an invitation again, with a new link',
    status: 201,
    schema: invitationMade,
    repeats: 'anew',
  })
  async sendAgain(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('invitation', { schema: uuid }) invitationId: string,
  ) {
    return this.renew.execute({ ...(await this.command(request, id)), invitationId });
  }

  @Delete('organisations/:organisationId/invitations/:invitation')
  @Policy(only('signatory'))
  @Answers({ summary: 'Take an invitation back', status: 204 })
  async takeBack(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Param('invitation', { schema: uuid }) invitationId: string,
  ): Promise<void> {
    await this.withdraw.execute({ ...(await this.command(request, id)), invitationId });
  }

  @Post('organisations/:organisationId/ownership')
  @Policy(only('applicant'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'reason'],
      properties: { reason: { type: 'string' }, file: { type: 'string', format: 'binary' } },
    },
  })
  @Answers({ summary: 'Ask to own the organisation because its owners are gone', status: 201, schema: asked })
  async ask(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ) {
    const command = await this.command(request, id);
    const [upload] = request.uploads;
    if (!upload) throw new InputInvalid([{ path: ['file'], key: 'http.input.missing', params: {} }]);
    return this.askForOwnership.execute(
      { ...command, reason, fileName: upload.fileName },
      createReadStream(upload.path),
    );
  }

  @Post('organisations/:organisationId/ownership/objection')
  @Policy(only('signatory'))
  @Answers({ summary: 'Say, as an owner, that you are still there', status: 204 })
  async object(
    @Req() request: FastifyRequest,
    @Param('organisationId') id: string,
    @Body({ schema: reasonInput }) { reason }: z.output<typeof reasonInput>,
  ): Promise<void> {
    await this.objectToOwnership.execute({ ...(await this.command(request, id)), reason });
  }

  @Get('ownership-requests')
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Who asked to own an organisation', status: 200, schema: listOf(requestShown) })
  async list() {
    return wholeList(await this.register.all(AT_MOST));
  }

  @Post('ownership-requests/:request/decision')
  @Policy(only('officer', 'operator'))
  @Answers({ summary: 'Grant or refuse; granted only when the time to object is over', status: 204 })
  async decide(
    @Req() request: FastifyRequest,
    @Param('request', { schema: uuid }) requestId: string,
    @Body({ schema: decisionInput }) decision: z.output<typeof decisionInput>,
  ): Promise<void> {
    await this.decideOwnership.execute({ ...commandOf(request, actorAnywhere(request)), requestId, ...decision });
  }

  /** A command for one's own organisation; of another one nothing is said. */
  private async command(request: FastifyRequest, organisationId: string) {
    await this.own.of(request, organisationId);
    return { ...commandOf(request, actorOf(request, { organisationId })), organisationId };
  }
}
