import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import { SignIn, SignInRefused, SignOut, TooManyAttempts } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { elsewhere, ownPath, page, seeOther } from '../http/answer.js';
import { cookieOf, dropCookie, setCookie } from '../http/cookies.js';
import { forgetDevice } from '../http/device.js';
import { ticked } from '../http/form-fields.js';
import { House } from '../http/house-options.js';
import { everybody, Policy } from '../http/policy.js';
import { statusOf } from '../http/problem-status.js';
import { readForm, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { givenPassword } from './person.schema.js';
import { SignInPage } from './sign-in.page.js';
import { userAgentOf } from './user-agent.js';

const REMEMBERED_SECONDS = 30 * 24 * 60 * 60;

const form = z.object({
  email: z.string().max(500).default(''),
  password: givenPassword,
  remember: ticked,
});

/** From here everybody is led to where their work is. */
const HOME = '/home';

/** In and out. */
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly house: House,
  ) {}

  @Get('sign-in')
  @Policy(everybody)
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('next') next?: string,
  ): string {
    // Who was led here from a page, such as an invitation for another address, may need another account.
    if (request.visitor && next === undefined) return elsewhere(reply, HOME);
    return page(
      reply,
      <SignInPage
        view={viewOf(request, reply)}
        typed={{}}
        refusal={null}
        next={next === undefined ? HOME : ownPath(next)}
      />,
    );
  }

  @Post('sign-in')
  @Policy(everybody)
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const read = readForm(form, body, view);
    const onTheWay = ownPath(typedText(read.typed, 'next') || HOME);
    const again = (refusal: string, status: number) =>
      page(reply, <SignInPage view={view} typed={read.typed} refusal={refusal} next={onTheWay} />, status);
    if (!read.ok) return again(view.t('identity.error.sign-in-refused'), 422);
    const { email, password, remember } = read.value;
    const { cookies } = this.house;
    try {
      const from = { address: request.ip, userAgent: userAgentOf(request), before: cookieOf(request, cookies.session) };
      const { session } = await this.signIn.execute({ email, password, remember, ...from });
      const kept = remember ? { maxAgeSeconds: REMEMBERED_SECONDS } : {};
      setCookie(reply, cookies, { name: cookies.session, value: session, ...kept });
      return seeOther(reply, onTheWay);
    } catch (error) {
      const { name, params, status } = this.refusal(error);
      return again(view.t(`identity.error.${name}`, params), status);
    }
  }

  /** Also without a session: signing out twice is no error. */
  @Post('sign-out')
  @Policy(everybody)
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { cookies } = this.house;
    const session = cookieOf(request, cookies.session);
    if (session !== null) await this.signOut.execute({ session });
    dropCookie(reply, cookies, cookies.session);
    forgetDevice(reply, cookies);
    return seeOther(reply, '/');
  }

  private refusal(error: unknown): {
    readonly name: string;
    readonly status: number;
    readonly params: Record<string, number>;
  } {
    if (!(error instanceof SignInRefused || error instanceof TooManyAttempts)) throw error;
    const minutes = error instanceof TooManyAttempts ? { minutes: Math.ceil(error.retryAfterSeconds / 60) } : {};
    return { name: nameOf(error), status: statusOf(error.code), params: minutes };
  }
}

function nameOf({ code }: DomainError): string {
  return code.slice(code.indexOf('.') + 1);
}
