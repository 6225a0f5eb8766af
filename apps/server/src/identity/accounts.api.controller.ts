import { Body, Controller, Delete, Get, Param, Patch, Post, Req } from '@nestjs/common';
import {
  CheckPassword,
  CreateToken,
  DescribePerson,
  OwnAccount,
  RevokeToken,
  SCOPES,
  SendPasswordLink,
  SignUp,
} from '#libs/identity';
import type { FastifyRequest } from 'fastify';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { everybody, Policy, signedIn } from '../http/policy.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import { accountMade, meShown, tokenMade, tokenShown } from './identity.answers.js';
import { organisationInput } from './organisation.schema.js';
import { emailAddress, givenPassword, language, newPassword, personName } from './person.schema.js';
import { userAgentOf } from './user-agent.js';

const signUpInput = z
  .strictObject({
    name: personName,
    email: emailAddress,
    password: newPassword,
    language: language.default('fr'),
    organisation: organisationInput.nullable().default(null),
  })
  .meta({ id: 'SignUpInput' });

const tokenInput = z
  .strictObject({
    email: emailAddress,
    password: givenPassword,
    name: z.string().trim().min(1).max(100),
    scopes: z.array(z.enum(SCOPES)).min(1).default(['read', 'write']),
    days: z.int().min(1).max(365).default(90),
  })
  .meta({ id: 'TokenInput' });

const forgottenInput = z.strictObject({ email: emailAddress }).meta({ id: 'ForgottenPasswordInput' });
const aboutMe = z.strictObject({ name: personName, language }).meta({ id: 'AboutMeInput' });

/** One's own account and the tokens that act for it. */
@Controller('api/v1')
@ApiTags('accounts')
export class AccountsApiController {
  constructor(
    private readonly signUp: SignUp,
    private readonly describe: DescribePerson,
    private readonly checkPassword: CheckPassword,
    private readonly createToken: CreateToken,
    private readonly revokeToken: RevokeToken,
    private readonly own: OwnAccount,
    private readonly sendLink: SendPasswordLink,
  ) {}

  @Post('accounts')
  @Policy(everybody)
  @Answers({ summary: 'Make an account, with the organisation that it stands for', status: 201, schema: accountMade })
  create(@Req() request: FastifyRequest, @Body({ schema: signUpInput }) input: z.output<typeof signUpInput>) {
    return this.signUp.execute({ ...input, address: request.ip, userAgent: userAgentOf(request) });
  }

  @Post('password-links')
  @Policy(everybody)
  @Answers({
    summary: 'Mail a link for choosing a new password; the answer is the same for every address',
    status: 204,
  })
  async forgotten(
    @Req() request: FastifyRequest,
    @Body({ schema: forgottenInput }) { email }: z.output<typeof forgottenInput>,
  ): Promise<void> {
    await this.sendLink.execute({ email, address: request.ip });
  }

  @Get('me')
  @Policy(signedIn)
  @Answers({ summary: 'Who the token acts for', status: 200, schema: meShown })
  me(@Req() request: FastifyRequest) {
    const { standing, ...person } = visitorOf(request);
    return { ...person, roles: standing.staff, organisations: standing.memberships };
  }

  @Patch('me')
  @Policy(signedIn)
  @Answers({ summary: 'Change how you are called and written to', status: 204 })
  async change(
    @Req() request: FastifyRequest,
    @Body({ schema: aboutMe }) input: z.output<typeof aboutMe>,
  ): Promise<void> {
    await this.describe.execute({ ...commandOf(request, actorOf(request)), ...input });
  }

  @Post('tokens')
  @Policy(everybody)
  @Answers({ summary: 'Make a personal access token with your password', status: 201, schema: tokenMade })
  async make(@Req() request: FastifyRequest, @Body({ schema: tokenInput }) input: z.output<typeof tokenInput>) {
    const { email, password, ...token } = input;
    const { id: personId } = await this.checkPassword.execute({ email, password, address: request.ip });
    const { secret, ...made } = await this.createToken.execute({ personId, ...token });
    return { ...made, token: secret };
  }

  @Get('tokens')
  @Policy(signedIn)
  @Answers({ summary: 'Your valid tokens', status: 200, schema: listOf(tokenShown) })
  async tokens(@Req() request: FastifyRequest) {
    return wholeList(await this.own.tokens(visitorOf(request).personId));
  }

  @Delete('tokens/:tokenId')
  @Policy(signedIn)
  @Answers({ summary: 'Close a token', status: 204 })
  async close(@Req() request: FastifyRequest, @Param('tokenId', { schema: z.uuid() }) tokenId: string): Promise<void> {
    await this.revokeToken.execute({ ...commandOf(request, actorOf(request)), tokenId });
  }
}
