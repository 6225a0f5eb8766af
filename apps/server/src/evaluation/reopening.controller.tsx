import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApplicationFile, type ApplicationFileView } from '#libs/applications';
import { Engine } from '#libs/engine';
import { ReopenAssessment } from '#libs/evaluation';
import type { Actor } from '#libs/kernel';
import type { Reason } from '#libs/workflow';
import { Access } from '../http/access.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { WhoseFile } from '../ui/whose-file.js';
import { ReasonField, reasonForm } from './reason-form.js';

interface Opened {
  readonly actor: Actor;
  readonly file: ApplicationFileView;
  readonly reasons: readonly Reason[];
}

/** The committee wants one more assessment of a file. */
@Controller('files/:id/reopening')
@Policy(only('chair', 'secretary'))
export class ReopeningController {
  constructor(
    private readonly access: Access,
    private readonly files: ApplicationFile,
    private readonly engine: Engine,
    private readonly reopenAssessment: ReopenAssessment,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, this.pageOf(request, reply, await this.open(request, id), id));
  }

  @Post()
  async reopen(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, id);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, this.pageOf(request, reply, opened, id, read));
    const command = { ...commandOf(request, opened.actor), applicationId: id, reason: read.value.reason };
    const { missing } = await this.reopenAssessment.execute(command);
    const key = missing === 0 ? 'evaluation.reopening.done' : 'evaluation.reopening.doneMissing';
    return this.flashes.seeOther(request, reply, { path: `/files/${id}`, key });
  }

  private async open(request: FastifyRequest, id: string): Promise<Opened> {
    const { actor, subject } = await this.access.to(request, id, { forJudges: true });
    if (subject !== 'grant') throw new NothingHere('Not an application.');
    const [actions, file] = await Promise.all([this.engine.explain(id, actor), this.files.of(id)]);
    const action = actions.find(({ event }) => event === 'assessmentReopened');
    return { actor, file, reasons: action?.reasons ?? [{ code: 'notInThisState', params: {} }] };
  }

  private pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { file, reasons }: Opened,
    id: string,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const view = viewOf(request, reply);
    return (
      <ConfirmPage
        view={view}
        title={view.t('evaluation.reopening.title')}
        caption={<WhoseFile of={file} />}
        errors={again.errors}
        action={`/files/${id}/reopening`}
        label={view.t('event.assessmentReopened.do')}
        hidden={{ _key: newFormKey() }}
        reasons={reasons}
        cancelHref={`/files/${id}`}
        fields={
          <ReasonField
            view={view}
            help={view.t('evaluation.reopening.reasonHelp')}
            value={typedText(again.typed, 'reason')}
            error={errorOf(again.errors, 'reason')}
          />
        }
      >
        <p>{view.t('evaluation.reopening.ask')}</p>
      </ConfirmPage>
    );
  }
}
