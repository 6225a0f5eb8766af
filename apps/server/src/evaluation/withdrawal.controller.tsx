import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApplicationFile } from '#libs/applications';
import { AssignmentScopes, EndAssignment } from '#libs/evaluation';
import { Calls } from '#libs/calls';
import type { Actor, Role } from '#libs/kernel';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { actorOf, commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { errorOf, type FieldError } from '../ui/field-error.js';
import { PersonName } from '../ui/person-name.js';
import { Sentence } from '../ui/sentence.js';
import { WhoseFile, type WhoseFileProps } from '../ui/whose-file.js';
import { progressAddress } from './progress-address.js';
import { ReasonField, reasonForm } from './reason-form.js';

interface Opened {
  readonly actor: Actor;
  readonly file: WhoseFileProps['of'];
  /** Who has the file now. */
  readonly assessor: string;
  readonly back: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Those who may take a file from an assessor. */
export const WITHDRAWERS: readonly Role[] = ['officer', 'secretary', 'chair'];

/** Taking a file from an assessor who does not answer. */
@Controller('assignments/:id/withdrawal')
@Policy(only('officer', 'secretary', 'chair'))
export class WithdrawalController {
  constructor(
    private readonly scopes: AssignmentScopes,
    private readonly calls: Calls,
    private readonly files: ApplicationFile,
    private readonly endAssignment: EndAssignment,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return page(reply, this.pageOf(request, reply, await this.open(request, id), id));
  }

  @Post()
  async take(@Param('id') id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.open(request, id);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, this.pageOf(request, reply, opened, id, read));
    const command = { ...commandOf(request, opened.actor), assignmentId: id, as: 'withdrawn' as const };
    const { missing } = await this.endAssignment.execute({ ...command, reason: read.value.reason });
    const key = missing === 0 ? 'evaluation.withdrawal.done' : 'evaluation.withdrawal.doneMissing';
    return this.flashes.seeOther(request, reply, { path: opened.back, key });
  }

  private async open(request: FastifyRequest, id: string): Promise<Opened> {
    const scope = UUID.test(id) ? await this.scopes.of(id) : null;
    if (!scope || scope.hasEnded) throw new NothingHere('There is no such assignment.');
    const { applicationId, callId, organisationId, stage, personName } = scope;
    const actor = actorOf(request, { callId, organisationId });
    if (!actor.roles.some((role) => WITHDRAWERS.includes(role)))
      throw new NothingHere('Not an assignment of this person’s calls.');
    const [call, file] = await Promise.all([this.calls.of(null, callId), this.files.of(applicationId)]);
    return { actor, file, assessor: personName, back: progressAddress(call.code, { stage, show: 'all' }) };
  }

  private pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { file, assessor, back }: Opened,
    id: string,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const view = viewOf(request, reply);
    return (
      <ConfirmPage
        view={view}
        title={view.t('evaluation.withdrawal.title')}
        caption={<WhoseFile of={file} />}
        errors={again.errors}
        action={`/assignments/${id}/withdrawal`}
        label={view.t('evaluation.withdrawal.do')}
        weight="danger"
        hidden={{ _key: newFormKey() }}
        cancelHref={back}
        fields={
          <ReasonField
            view={view}
            help={view.t('evaluation.withdrawal.reasonHelp')}
            value={typedText(again.typed, 'reason')}
            error={errorOf(again.errors, 'reason')}
          />
        }
      >
        <p>
          <Sentence
            view={view}
            of="evaluation.withdrawal.ask"
            with={{ name: <PersonName key="name" name={assessor} /> }}
          />
        </p>
      </ConfirmPage>
    );
  }
}
