import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ContractPreparation, PrepareContract, TakeContractBack } from '#libs/contracts';
import { DomainError } from '#libs/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GrantFile, GrantFiles } from '../grants/grant-files.js';
import { reasonForm, ReasonPage } from '../grants/reason-page.js';
import { reasonsFor } from '../grants/reason-names.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { datePartsIn } from '../ui/field-date.js';
import type { FieldError } from '../ui/field-error.js';
import { contractForm, proposed, type TypedContract } from './contract.form.js';
import { PreparePage } from './prepare.page.js';

/** The office's side of a contract: writing it, and taking it back before both sides have signed it. */
@Controller('grants/:id/contract')
@Policy(only('officer'))
export class PrepareController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly preparation: ContractPreparation,
    private readonly prepareContract: PrepareContract,
    private readonly takeBack: TakeContractBack,
    private readonly flashes: Flashes,
  ) {}

  @Get('prepare')
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.grantFiles.open(request, id);
    return page(reply, await this.pageOf(request, reply, { file, typed: null, errors: [] }));
  }

  @Post('prepare')
  async prepare(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.grantFiles.open(request, id);
    const view = viewOf(request, reply);
    const read = readForm(contractForm, request.body, view);
    const typed = typedContract(read.typed);
    if (!read.ok) return pageAgain(reply, await this.pageOf(request, reply, { file, typed, errors: read.errors }));
    const { start, months, fr, ar, en } = read.value;
    try {
      await this.prepareContract.execute({
        ...commandOf(request, file.actor),
        grantId: id,
        implementationStart: start,
        months,
        specialConditions: { fr, ar, en },
      });
    } catch (error) {
      const name = error instanceof DomainError ? FIELD_OF_FAULT[error.code] : undefined;
      if (name === undefined || !(error instanceof DomainError)) throw error;
      const errors = [{ name, message: sentenceOf(view, problemOf(error)) }];
      return pageAgain(reply, await this.pageOf(request, reply, { file, typed, errors }));
    }
    return this.flashes.seeOther(request, reply, { path: `/grants/${id}/contract`, key: 'contracts.prepare.done' });
  }

  @Get('take-back')
  @Policy(only('officer', 'authority'))
  async askBack(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.grantFiles.open(request, id);
    return page(reply, await this.backPage(request, reply, { file, typed: '', errors: [] }));
  }

  @Post('take-back')
  @Policy(only('officer', 'authority'))
  async back(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.grantFiles.open(request, id);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) {
      const again = { file, typed: typedText(read.typed, 'reason'), errors: read.errors };
      return pageAgain(reply, await this.backPage(request, reply, again));
    }
    await this.takeBack.execute({ ...commandOf(request, file.actor), grantId: id, ...read.value });
    return this.flashes.seeOther(request, reply, { path: `/grants/${id}`, key: 'contracts.takeBack.done' });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { file: GrantFile; typed: TypedContract | null; errors: readonly FieldError[] },
  ) {
    const { file, typed, errors } = of;
    const view = viewOf(request, reply);
    const preparation = await this.preparation.of(file.grant.id);
    const actions = await this.grantFiles.actionsOn(file);
    return (
      <PreparePage
        view={view}
        file={file}
        preparation={preparation}
        typed={typed ?? proposed(preparation)}
        reasons={reasonsFor(view, file.call, actions, 'contractPrepared')}
        errors={errors}
        formKey={newFormKey()}
      />
    );
  }

  private async backPage(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { file: GrantFile; typed: string; errors: readonly FieldError[] },
  ) {
    const { file, typed, errors } = of;
    const view = viewOf(request, reply);
    const actions = await this.grantFiles.actionsOn(file);
    return (
      <ReasonPage
        view={view}
        title={view.t('contracts.takeBack.title')}
        caption={<bdi>{file.grant.contractNumber}</bdi>}
        action={`/grants/${file.grant.id}/contract/take-back`}
        cancelHref={`/grants/${file.grant.id}/contract`}
        label={view.t('event.contractTakenBack.do')}
        weight="danger"
        reasonLabel={view.t('contracts.takeBack.reason')}
        reasonHelp={view.t('grants.reason.granteeReads')}
        typed={typed}
        errors={errors}
        reasons={reasonsFor(view, file.call, actions, 'contractTakenBack')}
        formKey={newFormKey()}
      >
        <p>{view.t('contracts.takeBack.what', { name: file.grant.organisationName, project: file.grant.title })}</p>
      </ReasonPage>
    );
  }
}

/** Which field a rule speaks about; everything else is said by the error page. */
const FIELD_OF_FAULT: Readonly<Record<string, string>> = {
  'contracts.implementation-starts-too-early': 'start',
  'contracts.implementation-start-unreadable': 'start',
  'contracts.duration-outside-call': 'months',
  'contracts.implementation-ends-too-late': 'months',
};

function typedContract(typed: Typed): TypedContract {
  const text = (name: string) => typedText(typed, name);
  return { start: datePartsIn(typed, 'start'), months: text('months'), fr: text('fr'), ar: text('ar'), en: text('en') };
}
