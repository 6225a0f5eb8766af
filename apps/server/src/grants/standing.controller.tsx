import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ChangeStanding, CloseGrant, STANDING_CHANGES, type StandingChange } from '#libs/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import type { FieldError } from '../ui/field-error.js';
import { type GrantFile, GrantFiles } from './grant-files.js';
import { reasonForm, ReasonPage } from './reason-page.js';
import { reasonsFor } from './reason-names.js';

/** Closing a grant, and stopping, resuming or ending it before its time. */
@Controller('grants/:id')
@Policy(only('officer', 'authority'))
export class StandingController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly changeStanding: ChangeStanding,
    private readonly closeGrant: CloseGrant,
    private readonly flashes: Flashes,
  ) {}

  @Get('close')
  async askClose(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.grantFiles.open(request, id);
    const view = viewOf(request, reply);
    const reasons = reasonsFor(view, file.call, await this.grantFiles.actionsOn(file), 'grantClosed');
    return page(
      reply,
      <ConfirmPage
        view={view}
        title={view.t('grants.close.title')}
        caption={<bdi>{file.grant.contractNumber}</bdi>}
        action={`/grants/${id}/close`}
        cancelHref={`/grants/${id}`}
        label={view.t('event.grantClosed.do')}
        hidden={{ _key: newFormKey() }}
        reasons={reasons}
      >
        <p>{view.t('grants.close.what', { name: file.grant.organisationName })}</p>
        <p>{view.t('grants.close.years', { years: file.call.file.payments.recordsYears })}</p>
      </ConfirmPage>,
    );
  }

  @Post('close')
  async close(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { actor } = await this.grantFiles.open(request, id);
    await this.closeGrant.execute({ ...commandOf(request, actor), grantId: id });
    return this.flashes.seeOther(request, reply, { path: `/grants/${id}`, key: 'grants.close.done' });
  }

  @Get('standing/:change')
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { id, change } = changeIn(params);
    const file = await this.grantFiles.open(request, id);
    return page(reply, await this.pageOf(request, reply, { file, change, typed: '', errors: [] }));
  }

  @Post('standing/:change')
  async change(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id, change } = changeIn(params);
    const file = await this.grantFiles.open(request, id);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) {
      const again = { file, change, typed: typedText(read.typed, 'reason'), errors: read.errors };
      return pageAgain(reply, await this.pageOf(request, reply, again));
    }
    await this.changeStanding.execute(change, { ...commandOf(request, file.actor), grantId: id, ...read.value });
    return this.flashes.seeOther(request, reply, { path: `/grants/${id}`, key: `grants.${change}.done` });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    of: { file: GrantFile; change: StandingChange; typed: string; errors: readonly FieldError[] },
  ) {
    const { file, change, typed, errors } = of;
    const view = viewOf(request, reply);
    const { event } = STANDING_CHANGES[change];
    const actions = await this.grantFiles.actionsOn(file);
    return (
      <ReasonPage
        view={view}
        title={view.t(`grants.${change}.title`)}
        caption={<bdi>{file.grant.contractNumber}</bdi>}
        action={`/grants/${file.grant.id}/standing/${change}`}
        cancelHref={`/grants/${file.grant.id}`}
        label={view.t(`event.${event}.do`)}
        weight={change === 'terminate' ? 'danger' : 'primary'}
        reasonLabel={view.t(`grants.${change}.reason`)}
        reasonHelp={view.t('grants.reason.granteeReads')}
        typed={typed}
        errors={errors}
        reasons={reasonsFor(view, file.call, actions, event)}
        formKey={newFormKey()}
      >
        <p>{view.t(`grants.${change}.what`, { name: file.grant.organisationName })}</p>
      </ReasonPage>
    );
  }
}

function changeIn(params: unknown): { readonly id: string; readonly change: StandingChange } {
  // The route has exactly these parameters.
  const { id, change } = params as Readonly<Record<'id' | 'change', string>>;
  if (!Object.hasOwn(STANDING_CHANGES, change)) throw new NothingHere('There is no such step.');
  // `hasOwn` has just said so.
  return { id, change: change as StandingChange };
}
