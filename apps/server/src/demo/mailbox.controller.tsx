import { join } from 'node:path';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { MailboxFolder } from '#libs/mailbox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { everybody, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { DemoSettings } from './demo-settings.js';
import { MailboxPage, MailPage } from './mailbox.pages.js';

const PAGE = 30;

/** The mails that the demo's own mail server took in. Not there in a real installation. */
@Controller('demo/mailbox')
export class MailboxController {
  private readonly folder: MailboxFolder;

  constructor(private readonly settings: DemoSettings) {
    this.folder = new MailboxFolder(join(settings.dataDir, 'mailbox'));
  }

  @Get()
  @Policy(everybody)
  async list(
    @Query('before') before: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.onlyInDemo();
    const mails = await this.folder.list(PAGE + 1, before);
    const view = viewOf(request, reply);
    const last = mails.length > PAGE ? mails[PAGE - 1] : undefined;
    return page(reply, <MailboxPage view={view} mails={mails.slice(0, PAGE)} next={last?.id ?? null} />);
  }

  @Get(':id')
  @Policy(everybody)
  async read(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.onlyInDemo();
    const mail = await this.folder.read(id);
    if (!mail) throw new NothingHere('There is no such mail.');
    return page(reply, <MailPage view={viewOf(request, reply)} mail={mail} />);
  }

  private onlyInDemo(): void {
    if (!this.settings.isDemo) throw new NothingHere('There is a mailbox in the demo only.');
  }
}
