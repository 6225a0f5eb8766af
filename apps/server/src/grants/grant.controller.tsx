import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { GrantStory } from '#libs/contracts';
import { Dossiers, GrantLedger, SettleWithoutPayment } from '#libs/payments';
import { ReportList } from '#libs/reporting';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { MessagesOfFile } from '../messages/messages-of-file.js';
import { GrantFiles } from './grant-files.js';
import { GrantPage } from './grant.page.js';
import { LedgerPage } from './ledger.page.js';
import { withObstacle } from './settlement-obstacle.js';

const ALL_REPORTS = 50;

@Controller('grants/:id')
@Policy(signedIn)
export class GrantController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly story: GrantStory,
    private readonly ledger: GrantLedger,
    private readonly dossiers: Dossiers,
    private readonly settlement: SettleWithoutPayment,
    private readonly reports: ReportList,
    private readonly messagesOfFile: MessagesOfFile,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.grantFiles.open(request, id);
    const everything = { callIds: null, organisationIds: null, grantId: id };
    const [actions, procedure, moments, { money }, payments, reports, messages] = await Promise.all([
      this.grantFiles.actionsOn(file).then((allowed) => withObstacle(allowed, this.settlement, id)),
      this.grantFiles.procedureOf(file),
      this.story.of(id, file.reader),
      this.ledger.of(id),
      this.dossiers.ofGrant(id, file.actor.id),
      this.reports.page(everything, ALL_REPORTS),
      this.messagesOfFile.of(id, file.actor),
    ]);
    const shown = { actions, procedure, moments, money, payments, reports, messages };
    return page(reply, <GrantPage view={viewOf(request, reply)} file={file} {...shown} />);
  }

  @Get('ledger')
  async showLedger(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.grantFiles.open(request, id);
    const ledger = await this.ledger.of(id);
    return page(reply, <LedgerPage view={viewOf(request, reply)} file={file} ledger={ledger} />);
  }
}
