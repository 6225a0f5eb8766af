import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  ChangePassword,
  CreateToken,
  DescribePerson,
  OwnAccount,
  PasswordNotAccepted,
  RevokeToken,
  SignInRefused,
  SignOutElsewhere,
  TooManyAttempts,
} from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page, pageAgain } from '../http/answer.js';
import { cookieOf } from '../http/cookies.js';
import { Flashes } from '../http/flashes.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { AccountPage } from './account.page.js';
import { language, newPassword, personName, presentPassword } from './person.schema.js';

const TOKEN_DAYS = 90;

const about = z.object({ name: personName, language });
const passwords = z.object({ oldPassword: presentPassword, password: newPassword });
const session = z.object({ session: z.union([z.literal('others'), z.uuid().transform((id) => ({ id }))]) });
const token = z.object({
  tokenName: z
    .string('identity.token.error.name')
    .trim()
    .min(1, 'identity.token.error.name')
    .max(100, 'identity.token.error.name'),
  scope: z.enum(['read', 'write'], 'identity.token.error.scope'),
});

/** One's own account. */
@Controller('account')
export class AccountController {
  constructor(
    private readonly house: House,
    private readonly own: OwnAccount,
    private readonly flashes: Flashes,
    private readonly describe: DescribePerson,
    private readonly changePassword: ChangePassword,
    private readonly signOutElsewhere: SignOutElsewhere,
    private readonly createToken: CreateToken,
    private readonly revokeToken: RevokeToken,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return page(reply, await this.element(request, viewOf(request, reply)));
  }

  @Post('about')
  @Policy(signedIn)
  async saveAbout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const form = readForm(about, body, viewOf(request, reply));
    if (!form.ok) return this.again(request, reply, form.typed, form.errors);
    await this.describe.execute({ ...commandOf(request, actorOf(request)), ...form.value });
    return this.flashes.seeOther(request, reply, { path: '/account', key: 'identity.account.saved' });
  }

  @Post('password')
  @Policy(signedIn)
  async savePassword(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const form = readForm(passwords, body, view);
    if (!form.ok) return this.again(request, reply, {}, form.errors);
    const { email } = visitorOf(request);
    const { oldPassword, password } = form.value;
    try {
      await this.changePassword.execute({
        email,
        oldPassword,
        newPassword: password,
        address: request.ip,
        session: this.sessionOf(request),
      });
    } catch (error) {
      return this.again(request, reply, {}, [passwordFault(view, error)]);
    }
    return this.flashes.seeOther(request, reply, { path: '/account', key: 'identity.account.passwordChanged' });
  }

  @Post('sessions')
  @Policy(signedIn)
  async endSessions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: session }) body: z.output<typeof session>,
  ): Promise<string> {
    const command = commandOf(request, actorOf(request));
    await this.signOutElsewhere.execute({ ...command, which: body.session, session: this.sessionOf(request) });
    return this.flashes.seeOther(request, reply, { path: '/account', key: 'identity.account.signedOutOthers' });
  }

  /** Answers with the page itself: a secret neither waits in a session nor stands in an address. */
  @Post('tokens')
  @Policy(signedIn)
  async makeToken(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const form = readForm(token, body, view);
    if (!form.ok) return this.again(request, reply, form.typed, form.errors);
    const { tokenName: name, scope } = form.value;
    const scopes = scope === 'write' ? (['read', 'write'] as const) : (['read'] as const);
    const { secret } = await this.createToken.execute({
      personId: visitorOf(request).personId,
      name,
      scopes,
      days: TOKEN_DAYS,
    });
    return page(reply, await this.element(request, view, { newToken: secret }));
  }

  @Post('tokens/:tokenId/revoke')
  @Policy(signedIn)
  async endToken(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('tokenId', { schema: z.uuid() }) tokenId: string,
  ): Promise<string> {
    await this.revokeToken.execute({ ...commandOf(request, actorOf(request)), tokenId });
    return this.flashes.seeOther(request, reply, { path: '/account', key: 'identity.token.revoked' });
  }

  private async again(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    return pageAgain(reply, await this.element(request, viewOf(request, reply), { typed, errors }));
  }

  private async element(
    request: FastifyRequest,
    view: View,
    more: { readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly newToken?: string } = {},
  ) {
    const { personId, standing, ...person } = visitorOf(request);
    const sessions = await this.own.sessions(personId, standing, this.sessionOf(request));
    const tokens = await this.own.tokens(personId);
    return (
      <AccountPage view={view} person={person} sessions={sessions} tokens={tokens} typed={{}} errors={[]} {...more} />
    );
  }

  /** There is one: pages are signed in to by a session only. */
  private sessionOf(request: FastifyRequest): string {
    return cookieOf(request, this.house.cookies.session) ?? '';
  }
}

function passwordFault(view: View, error: unknown): FieldError {
  if (error instanceof PasswordNotAccepted)
    return { name: 'password', message: view.t(`identity.person.error.password.${error.fault}`) };
  if (error instanceof SignInRefused) return { name: 'oldPassword', message: view.t('identity.account.wrongPassword') };
  if (error instanceof TooManyAttempts) {
    return {
      name: 'oldPassword',
      message: view.t('identity.error.too-many-attempts', { minutes: Math.ceil(error.retryAfterSeconds / 60) }),
    };
  }
  throw error;
}
