import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AwardRegister, ConcludeAwards } from '#libs/awards';
import { Engine } from '#libs/engine';
import type { Reason } from '#libs/workflow';
import { ReasonField, reasonForm } from '../evaluation/reason-form.js';
import type { StaffCall } from '../evaluation/staff-calls.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { CommitteeCalls } from './committee-calls.js';

/** Saying that the awards of a call are decided: from then on contracts are made. */
@Controller('calls/:code/awards/conclusion')
@Policy(only('authority', 'chair'))
export class ConclusionController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly register: AwardRegister,
    private readonly engine: Engine,
    private readonly concludeAwards: ConcludeAwards,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, await this.pageOf(request, reply, await this.open(request, code)));
  }

  @Post()
  async conclude(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, code);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, await this.pageOf(request, reply, opened, read));
    const { call, actor } = opened;
    await this.concludeAwards.execute({ ...commandOf(request, actor), callId: call.id, reason: read.value.reason });
    return this.flashes.seeOther(request, reply, { path: `/calls/${call.code}/awards`, key: 'awards.conclusion.done' });
  }

  private open(request: FastifyRequest, code: string): Promise<StaffCall> {
    return this.committeeCalls.open(request, code, ['authority', 'chair']);
  }

  private async reasons({ call, actor }: StaffCall): Promise<readonly Reason[]> {
    const [actions, unsettled] = await Promise.all([
      this.engine.explain(call.id, actor),
      this.register.unsettled(call.id),
    ]);
    const action = actions.find(({ event }) => event === 'awardsDecided');
    return [
      ...(action ? action.reasons : [{ code: 'notInThisState', params: {} }]),
      ...(unsettled > 0 ? [{ code: 'awards.notSettled', params: { count: unsettled } }] : []),
    ];
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: StaffCall,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const view = viewOf(request, reply);
    const { code } = opened.call;
    return (
      <ConfirmPage
        view={view}
        title={view.t('awards.conclusion.title')}
        caption={<bdi>{code}</bdi>}
        errors={again.errors}
        action={`/calls/${code}/awards/conclusion`}
        label={view.t('event.awardsDecided.do')}
        hidden={{ _key: newFormKey() }}
        reasons={await this.reasons(opened)}
        cancelHref={`/calls/${code}/awards`}
        fields={
          <ReasonField
            view={view}
            help={view.t('awards.meeting.reasonHelp')}
            value={typedText(again.typed, 'reason')}
            error={errorOf(again.errors, 'reason')}
          />
        }
      >
        <p>{view.t('awards.conclusion.ask')}</p>
      </ConfirmPage>
    );
  }
}
