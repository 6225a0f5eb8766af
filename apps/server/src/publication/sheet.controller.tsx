import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileHistory } from '#libs/applications';
import { ApproveCall, CancelCall, PublishCall } from '#libs/publication';
import { said } from '../calls/said.js';
import { reasonForm, ReasonField } from '../evaluation/reason-form.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { OVERSEERS } from '../oversight/overseers.js';
import { Code } from '../ui/code.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { CALL_STEPS, type CallStep, callStepNamed } from './call-steps.js';
import { type OfficeCall, OfficeCalls, reasonsAgainst } from './office-calls.js';
import { Proofs } from './proofs.js';
import { officePath } from './publication-layout.js';
import { SheetPage } from './sheet.page.js';

interface Shown {
  readonly step: CallStep;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

/** The sheet of a call, and the steps that bring it from its draft to the public or give it up. */
@Controller('publication/:code')
@Policy(only('officer', 'operator', 'authority', 'auditor'))
export class SheetController {
  constructor(
    private readonly officeCalls: OfficeCalls,
    private readonly proofs: Proofs,
    private readonly history: FileHistory,
    private readonly approveCall: ApproveCall,
    private readonly publishCall: PublishCall,
    private readonly cancelCall: CancelCall,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async sheet(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.officeCalls.open(request, code);
    const { call, state, actor } = opened;
    const seesFigures = OVERSEERS.some((role) => actor.roles.includes(role));
    const [actions, history] = await Promise.all([this.officeCalls.actionsOn(opened), this.history.of(call.id)]);
    const props = {
      view: viewOf(request, reply),
      call,
      state,
      actions,
      history,
      seesFigures,
      proofs: this.proofs.of(call),
    };
    return page(reply, <SheetPage {...props} />);
  }

  @Get(':step')
  @Policy(only('officer', 'operator', 'authority'))
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { opened, step } = await this.open(request, params);
    return page(reply, await this.pageOf(viewOf(request, reply), opened, { step, typed: '', errors: [] }));
  }

  @Post(':step')
  @Policy(only('officer', 'operator', 'authority'))
  async carryOut(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { opened, step } = await this.open(request, params);
    const { call, actor } = opened;
    const command = { ...commandOf(request, actor), callId: call.id };
    if (step === 'cancellation') {
      const view = viewOf(request, reply);
      const read = readForm(reasonForm, request.body, view);
      if (!read.ok) {
        const typed = typedText(read.typed, 'reason');
        return pageAgain(reply, await this.pageOf(view, opened, { step, typed, errors: read.errors }));
      }
      await this.cancelCall.execute({ ...command, reason: read.value.reason });
    } else {
      await (step === 'approval' ? this.approveCall : this.publishCall).execute(command);
    }
    // A draft that was given up is found under its code no more than as long as nobody drafts it anew.
    const path = step === 'cancellation' ? '/publication' : officePath(call.code, 'sheet');
    return this.flashes.seeOther(request, reply, { path, key: `publication.step.done.${step}` });
  }

  private async open(request: FastifyRequest, params: unknown): Promise<{ opened: OfficeCall; step: CallStep }> {
    // The router fills in both names of the address before it comes here.
    const { code, step: named } = params as Readonly<Record<'code' | 'step', string>>;
    const step = callStepNamed(named);
    if (!step) throw new NothingHere('There is no such step.');
    return { opened: await this.officeCalls.open(request, code), step };
  }

  private async pageOf(view: View, opened: OfficeCall, { step, typed, errors }: Shown) {
    const { code, file } = opened.call;
    const event = CALL_STEPS[step];
    const reasons = reasonsAgainst(await this.officeCalls.actionsOn(opened), event);
    const isCancelling = step === 'cancellation';
    return (
      <ConfirmPage
        view={view}
        title={view.t(`publication.step.ask.${step}`)}
        caption={
          <>
            <Code>{code}</Code>&nbsp;– {said(view, file.texts.title)}
          </>
        }
        errors={errors}
        action={`${officePath(code, 'sheet')}/${step}`}
        label={view.t(`event.${event}.do`)}
        weight={isCancelling ? 'danger' : 'primary'}
        hidden={{ _key: newFormKey() }}
        reasons={reasons}
        cancelHref={officePath(code, 'sheet')}
        fields={
          isCancelling ? (
            <ReasonField
              view={view}
              help={view.t(`publication.step.reasonHelp.${opened.call.publishedAt ? 'published' : 'draft'}`)}
              value={typed}
              error={errorOf(errors, 'reason')}
            />
          ) : null
        }
      >
        <p>{isCancelling ? await this.cancelling(view, opened) : view.t(`publication.step.follows.${step}`)}</p>
      </ConfirmPage>
    );
  }

  /** A draft is given up without anybody noticing; what was published ends for all who have a file. */
  private async cancelling(view: View, { call }: OfficeCall): Promise<string> {
    if (!call.publishedAt) return view.t('publication.step.follows.cancellation.draft');
    return view.t('publication.step.follows.cancellation.published', {
      files: await this.officeCalls.filesOf(call.id),
    });
  }
}
