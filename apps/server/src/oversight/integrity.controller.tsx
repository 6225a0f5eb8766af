import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { rolesAnywhere } from '#libs/identity';
import { IntegrityChecks, mayHaveAllChecked, RequestIntegrityCheck } from '#libs/operation';
import { FileNames } from '#libs/oversight';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf, visitorOf } from '../http/who.js';
import { IntegrityPage } from './integrity.page.js';

/** Whether everything is as its history says, for those who must not have to trust this software. */
@Controller('integrity')
@Policy(only('auditor', 'operator'))
export class IntegrityController {
  constructor(
    private readonly checks: IntegrityChecks,
    private readonly requestCheck: RequestIntegrityCheck,
    private readonly fileNames: FileNames,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const last = await this.checks.last();
    const found = last.done?.discrepancies ?? [];
    const names = await this.fileNames.of(found.map(({ instanceId }) => instanceId));
    const props = {
      view: viewOf(request, reply),
      last,
      names,
      mayAsk: mayHaveAllChecked(actorOf(request)),
      opensFiles: rolesAnywhere(visitorOf(request).standing).includes('auditor'),
    };
    return page(reply, <IntegrityPage {...props} />);
  }

  @Post()
  async ask(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.requestCheck.execute(commandOf(request, actorOf(request)));
    return this.flashes.seeOther(request, reply, { path: '/integrity', key: 'oversight.integrity.asked' });
  }
}
