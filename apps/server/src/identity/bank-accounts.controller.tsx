import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { AccountsToVerify, VerifyBankAccount } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { BankAccountsPage } from './bank-accounts.page.js';

const AT_MOST = 200;
const seen = z.object({ accountId: z.uuid() });

/** Where the programme verifies accounts (rules.md R29). */
@Controller('bank-accounts')
export class BankAccountsController {
  constructor(
    private readonly accounts: AccountsToVerify,
    private readonly verify: VerifyBankAccount,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('officer', 'financeOfficer'))
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return page(reply, <BankAccountsPage view={viewOf(request, reply)} accounts={await this.accounts.list(AT_MOST)} />);
  }

  @Post(':organisationId/verify')
  @Policy(only('officer', 'financeOfficer'))
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId', { schema: z.uuid() }) organisationId: string,
    @Body({ schema: seen }) { accountId }: z.output<typeof seen>,
  ): Promise<string> {
    await this.verify.execute({ ...commandOf(request, actorAnywhere(request)), organisationId, accountId });
    return this.flashes.seeOther(request, reply, { path: '/bank-accounts', key: 'identity.bankAccounts.verified' });
  }
}
