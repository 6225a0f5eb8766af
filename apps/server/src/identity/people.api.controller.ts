import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptInvitation,
  AccountsToVerify,
  CloseAccount,
  EnterPerson,
  GrantRole,
  MakePasswordLink,
  PeopleDirectory,
  PersonNotFound,
  RevokeRole,
  STAFF_ROLES,
  VerifyBankAccount,
} from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, wholeList } from '../api/cursor.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { actorAnywhere, actorOf, commandOf, visitorOf } from '../http/who.js';
import {
  accountToVerifyShown,
  passwordLinkMade,
  personFileShown,
  personShown,
  roleChangeShown,
} from './identity.answers.js';
import { personKey } from './people.controller.js';
import { rolePlace } from './role-history.controller.js';
import { emailAddress, language, personName } from './person.schema.js';

const AT_MOST = 200;
const id = z.uuid();
const search = pageQuery.extend({ q: z.string().max(100).default(''), role: z.enum(STAFF_ROLES).optional() });
const roleQuery = pageQuery.extend({ role: z.enum(STAFF_ROLES).optional() });
const entry = z
  .strictObject({ name: personName, email: emailAddress, language: language.default('fr') })
  .meta({ id: 'PersonInput' });
const roleInput = z
  .strictObject({
    role: z.enum(STAFF_ROLES),
    callId: z.uuid().nullable().default(null),
    reason: z.string().trim().min(1).max(500).nullable().default(null),
  })
  .meta({ id: 'RoleInput' });
const stateInput = z.strictObject({ state: z.enum(['open', 'closed']) }).meta({ id: 'AccessInput' });
const acceptance = z.strictObject({ secret: z.string().min(1).max(200) }).meta({ id: 'AcceptanceInput' });
const verification = z.strictObject({ accountId: z.uuid() }).meta({ id: 'VerificationInput' });

/** People and their roles, for operators; bank accounts, for those who verify them. */
@Controller('api/v1')
@ApiTags('people')
export class PeopleApiController {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly enter: EnterPerson,
    private readonly grantRole: GrantRole,
    private readonly revokeRole: RevokeRole,
    private readonly makeLink: MakePasswordLink,
    private readonly closeAccount: CloseAccount,
    private readonly accept: AcceptInvitation,
    private readonly accounts: AccountsToVerify,
    private readonly verify: VerifyBankAccount,
  ) {}

  @Get('people')
  @Policy(only('operator'))
  @Answers({ summary: 'Everybody with an account, by name', status: 200, schema: listOf(personShown) })
  async list(@Query({ schema: search }) { q, role, limit, cursor }: z.output<typeof search>) {
    const rows = await this.directory.list({
      text: q.trim(),
      role: role ?? null,
      after: keyIn(cursor, personKey),
      limit,
    });
    return pageOf(rows, limit, ({ name, id: last }) => ({ name, id: last }));
  }

  @Get('people/roles')
  @Policy(only('operator'))
  @Answers({ summary: 'Who gave and took which role, the latest first', status: 200, schema: listOf(roleChangeShown) })
  async roleChanges(@Query({ schema: roleQuery }) { role, limit, cursor }: z.output<typeof roleQuery>) {
    const before = keyIn(cursor, rolePlace);
    const rows = await this.directory.roleChanges({ role: role ?? null, before, limit: limit + 1 });
    return pageOf(rows, limit, ({ place }) => ({ ...place }));
  }

  @Post('people')
  @Policy(only('operator'))
  @Answers({
    summary: 'Make an account for somebody of the programme',
    status: 201,
    schema: z.object({ personId: z.uuid() }),
  })
  add(@Req() request: FastifyRequest, @Body({ schema: entry }) input: z.output<typeof entry>) {
    return this.enter.execute({ ...commandOf(request, actorAnywhere(request)), ...input, password: null });
  }

  @Get('people/:personId')
  @Policy(only('operator'))
  @Answers({ summary: 'One person with the history of their roles', status: 200, schema: personFileShown })
  async show(@Param('personId', { schema: id }) personId: string) {
    const person = await this.directory.file(personId);
    if (!person) throw new PersonNotFound('There is no such person.');
    return person;
  }

  @Post('people/:personId/roles')
  @Policy(only('operator'))
  @Answers({ summary: 'Give a role', status: 201, schema: z.object({ grantId: z.uuid() }) })
  give(
    @Req() request: FastifyRequest,
    @Param('personId', { schema: id }) personId: string,
    @Body({ schema: roleInput }) input: z.output<typeof roleInput>,
  ) {
    return this.grantRole.execute({ ...commandOf(request, actorAnywhere(request)), personId, ...input });
  }

  @Delete('people/:personId/roles/:grantId')
  @Policy(only('operator'))
  @Answers({ summary: 'Take a role away', status: 204 })
  async take(
    @Req() request: FastifyRequest,
    @Param('personId', { schema: id }) personId: string,
    @Param('grantId', { schema: id }) grantId: string,
  ): Promise<void> {
    await this.revokeRole.execute({ ...commandOf(request, actorAnywhere(request)), personId, grantId });
  }

  @Post('people/:personId/password-link')
  @Policy(only('operator'))
  @Answers({
    summary: 'Make the link with which somebody chooses a password',
    status: 201,
    schema: passwordLinkMade,
    repeats: 'anew',
  })
  link(@Req() request: FastifyRequest, @Param('personId', { schema: id }) personId: string) {
    return this.makeLink.execute({ by: actorAnywhere(request), personId });
  }

  @Put('people/:personId/access')
  @Policy(only('operator'))
  @Answers({ summary: 'Close somebody out, or let them in again', status: 204 })
  async access(
    @Req() request: FastifyRequest,
    @Param('personId', { schema: id }) personId: string,
    @Body({ schema: stateInput }) { state }: z.output<typeof stateInput>,
  ): Promise<void> {
    await this.closeAccount.execute({ ...commandOf(request, actorAnywhere(request)), personId, state });
  }

  @Post('invitations/acceptance')
  @Policy(signedIn)
  @Answers({
    summary: 'Join the organisation that has invited you',
    status: 201,
    schema: z.object({ organisationId: z.uuid() }),
  })
  join(@Req() request: FastifyRequest, @Body({ schema: acceptance }) { secret }: z.output<typeof acceptance>) {
    const { email } = visitorOf(request);
    return this.accept.execute({ ...commandOf(request, actorOf(request)), secret, email });
  }

  @Get('bank-accounts/unverified')
  @Policy(only('officer', 'financeOfficer'))
  @Answers({
    summary: 'Bank accounts that wait for verification, the oldest first',
    status: 200,
    schema: listOf(accountToVerifyShown),
  })
  async unverified() {
    return wholeList(await this.accounts.list(AT_MOST));
  }

  @Put('organisations/:organisationId/bank-account/verification')
  @Policy(only('officer', 'financeOfficer'))
  @Answers({ summary: 'Say that an account agrees with the attestation of the bank', status: 204 })
  async confirm(
    @Req() request: FastifyRequest,
    @Param('organisationId', { schema: id }) organisationId: string,
    @Body({ schema: verification }) { accountId }: z.output<typeof verification>,
  ): Promise<void> {
    await this.verify.execute({ ...commandOf(request, actorAnywhere(request)), organisationId, accountId });
  }
}
