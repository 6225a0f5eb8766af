import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ContractFile, type ContractFileView, SignAsAuthority, SignAsBeneficiary } from '#libs/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GrantFile, GrantFiles } from '../grants/grant-files.js';
import { reasonsFor } from '../grants/reason-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { Policy, signedIn } from '../http/policy.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf, visitorOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { ContractPage } from './contract.page.js';
import { SignPage } from './sign.page.js';

/** The contract to be read and printed, and its signature. */
@Controller('grants/:id/contract')
@Policy(signedIn)
export class ContractController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly contracts: ContractFile,
    private readonly signAsAuthority: SignAsAuthority,
    private readonly signAsBeneficiary: SignAsBeneficiary,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.grantFiles.open(request, id);
    const contract = await this.contracts.of(id);
    const actions = await this.grantFiles.actionsOn(file);
    return page(
      reply,
      <ContractPage view={viewOf(request, reply)} file={file} contract={contract} actions={actions} />,
    );
  }

  @Get('sign')
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.grantFiles.open(request, id);
    return page(
      reply,
      await this.signPage(request, reply, { file, contract: await this.contracts.of(id), errors: [] }),
    );
  }

  @Post('sign')
  async sign(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.grantFiles.open(request, id);
    const view = viewOf(request, reply);
    if (fieldIn(request.body, 'agreed') !== 'yes') {
      const errors = [{ name: 'agreed', message: view.t('contracts.sign.notAgreed') }];
      return pageAgain(
        reply,
        await this.signPage(request, reply, { file, contract: await this.contracts.of(id), errors }),
      );
    }
    const signature = {
      grantId: id,
      contentHash: fieldIn(request.body, 'contentHash'),
      personName: visitorOf(request).name,
    };
    const command = { ...commandOf(request, file.actor), ...signature };
    if (file.reader === 'grantee') await this.signAsBeneficiary.execute(command);
    else await this.signAsAuthority.execute(command);
    return this.flashes.seeOther(request, reply, { path: `/grants/${id}/contract`, key: 'contracts.sign.done' });
  }

  private async signPage(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { file: GrantFile; contract: ContractFileView; errors: readonly FieldError[] },
  ) {
    const { file } = of;
    const view = viewOf(request, reply);
    const actions = await this.grantFiles.actionsOn(file);
    const event = file.reader === 'grantee' ? 'contractSignedByBeneficiary' : 'contractSignedByAuthority';
    return (
      <SignPage
        view={view}
        {...of}
        signatory={visitorOf(request).name}
        reasons={reasonsFor(view, file.call, actions, event)}
        formKey={newFormKey()}
      />
    );
  }
}

function fieldIn(body: unknown, name: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
}
