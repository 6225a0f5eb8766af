import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { SendPasswordLink, TooManyAttempts } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page, seeOther } from '../http/answer.js';
import { everybody, Policy } from '../http/policy.js';
import { statusOf } from '../http/problem-status.js';
import { typedIn, typedText } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { ForgottenPage, LinkSentPage } from './forgotten.page.js';

const LONGEST = 500;

/** For those who forgot their password. */
@Controller('forgotten-password')
@Policy(everybody)
export class ForgottenController {
  constructor(private readonly sendLink: SendPasswordLink) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return page(reply, <ForgottenPage view={viewOf(request, reply)} email="" errors={[]} />);
  }

  @Get('sent')
  sent(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return page(reply, <LinkSentPage view={viewOf(request, reply)} />);
  }

  @Post()
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<string> {
    const email = typedText(typedIn(body), 'email').slice(0, LONGEST);
    try {
      await this.sendLink.execute({ email, address: request.ip });
      return seeOther(reply, '/forgotten-password/sent');
    } catch (error) {
      if (!(error instanceof TooManyAttempts)) throw error;
      const view = viewOf(request, reply);
      const minutes = Math.ceil(error.retryAfterSeconds / 60);
      const errors = [{ name: 'email', message: view.t('identity.error.too-many-attempts', { minutes }) }];
      return page(reply, <ForgottenPage view={view} email={email} errors={errors} />, statusOf(error.code));
    }
  }
}
