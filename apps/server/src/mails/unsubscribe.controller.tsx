import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ChooseMails, type EndingOf, MailLinks } from '#libs/notifications';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { holders, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { type EndingStep, UnsubscribePage } from './unsubscribe.page.js';

/**
 * The links that mails carry (RFC 8058). A mail programme posts to one at once, without a session; a person who follows
 * it is asked first, because programmes that look into mails follow links too.
 */
@Controller('unsubscribe/:token')
export class UnsubscribeController {
  constructor(
    private readonly links: MailLinks,
    private readonly chooseMails: ChooseMails,
  ) {}

  @Get()
  @Policy(holders)
  async show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(request, reply, { token, ...(await this.read(token)) }, 'asked');
  }

  @Post()
  @Policy(holders)
  async end(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ending = await this.read(token);
    await this.chooseMails.end(ending.personId, ending.topic);
    return shown(request, reply, { token, ...ending }, 'ended');
  }

  @Post('resume')
  @Policy(holders)
  async resume(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ending = await this.read(token);
    await this.chooseMails.resume(ending.personId, ending.topic);
    return shown(request, reply, { token, ...ending }, 'resumed');
  }

  private async read(token: string): Promise<EndingOf> {
    const ending = await this.links.read(token);
    if (!ending) throw new NothingHere('Nobody signed this link.');
    return ending;
  }
}

function shown(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, topic }: EndingOf & { readonly token: string },
  step: EndingStep,
): string {
  return page(reply, <UnsubscribePage view={viewOf(request, reply)} token={token} topic={topic} step={step} />);
}
