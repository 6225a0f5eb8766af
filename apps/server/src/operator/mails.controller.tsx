import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { MailRegister } from '#libs/notifications';
import { Standings } from '#libs/operation';
import { Texts } from '#libs/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { mailsAddress, mailsAsked } from './mail-address.js';
import { MailPage, MailsPage } from './mails.page.js';
import { putAside } from './operator.page.js';

const ON_A_PAGE = 50;
const TEMPLATE = /^operation\.template\.(\w+)$/;

/** Every mail, for operators: its state, its text, what the mail server said. */
@Controller('operator/mails')
@Policy(only('operator'))
export class MailsController {
  constructor(
    private readonly register: MailRegister,
    private readonly standings: Standings,
    private readonly texts: Texts,
  ) {}

  @Get()
  async list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const templates = this.templates();
    const asked = mailsAsked(query, templates);
    const [found, standing] = await Promise.all([
      this.register.page(asked, { limit: ON_A_PAGE + 1, after: asked.after }),
      this.standings.now(),
    ]);
    const mails = found.slice(0, ON_A_PAGE);
    const last = found.length > ON_A_PAGE ? mails.at(-1) : undefined;
    const nextHref = last ? mailsAddress({ ...asked, after: last.place }) : null;
    const shown = { asked, templates, mails, nextHref, put: putAside(standing) };
    return page(reply, <MailsPage view={viewOf(request, reply)} {...shown} />);
  }

  @Get(':mail')
  async show(
    @Param('mail') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const mail = z.uuid().safeParse(id).success ? await this.register.of(id) : null;
    if (!mail) throw new NothingHere('There is no such mail.');
    return page(reply, <MailPage view={viewOf(request, reply)} mail={mail} />);
  }

  /** Those that have a name, in the order of the catalogue. */
  private templates(): readonly string[] {
    return this.texts.keys('fr').flatMap((key) => TEMPLATE.exec(key)?.[1] ?? []);
  }
}
