import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ChangeBankAccount, mayBind, NotAllowed } from '#libs/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf } from '../http/who.js';
import { BankAccountPage } from './bank-account.page.js';
import { bankAccountInput } from './bank-account.schema.js';
import { organisationPath } from './organisation.page.js';
import { OwnOrganisations } from './own-organisation.js';

/** The account to which an organisation is paid. */
@Controller('organisations/:organisationId/bank-account')
export class BankAccountController {
  constructor(
    private readonly own: OwnOrganisations,
    private readonly change: ChangeBankAccount,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('signatory'))
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
  ): Promise<string> {
    const organisation = await this.bound(request, id);
    const typed = { holder: organisation.account?.holder ?? organisation.name, bank: organisation.account?.bank ?? '' };
    return page(
      reply,
      <BankAccountPage view={viewOf(request, reply)} organisation={organisation} typed={typed} errors={[]} />,
    );
  }

  @Post()
  @Policy(only('signatory'))
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('organisationId') id: string,
    @Body() body: unknown,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const organisation = await this.bound(request, id);
    const form = readForm(bankAccountInput, body, view);
    if (!form.ok)
      return pageAgain(
        reply,
        <BankAccountPage view={view} organisation={organisation} typed={form.typed} errors={form.errors} />,
      );
    await this.change.execute({
      ...commandOf(request, actorOf(request, { organisationId: id })),
      organisationId: id,
      account: form.value,
    });
    return this.flashes.seeOther(request, reply, { path: organisationPath(id), key: 'identity.account.bank.saved' });
  }

  private async bound(request: FastifyRequest, id: string) {
    const { organisation, role } = await this.own.of(request, id);
    if (!mayBind(role)) throw new NotAllowed(`${role} does not change the bank account.`);
    return organisation;
  }
}
