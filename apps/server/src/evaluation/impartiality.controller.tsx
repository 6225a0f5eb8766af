import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Call, Calls } from '#libs/calls';
import { type ConflictDeclared, DeclareImpartiality, DECLARING_ROLES, Impartiality } from '#libs/evaluation';
import type { Actor } from '#libs/kernel';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { type Typed, typedIn, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { actorOf, commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { declarationText, DECLARATION_VERSION } from './declaration-text.js';
import { conflictField, ImpartialityPage } from './impartiality.page.js';

interface Opened {
  readonly call: Call;
  readonly actor: Actor;
}

/** The declaration of impartiality and confidentiality, before any file of the call is seen (R11). */
@Controller('calls/:code/impartiality')
@Policy(only('assessor', 'committeeMember', 'chair', 'secretary'))
export class ImpartialityController {
  constructor(
    private readonly calls: Calls,
    private readonly impartiality: Impartiality,
    private readonly declare: DeclareImpartiality,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, await this.pageOf(request, reply, await this.open(request, code)));
  }

  @Post()
  async sign(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, code);
    const { call, actor } = opened;
    const view = viewOf(request, reply);
    const typed = typedIn(request.body);
    if (typedText(typed, 'agree') !== 'yes') {
      const errors = [{ name: 'agree', message: view.t('evaluation.impartiality.agreeMissing') }];
      return pageAgain(reply, await this.pageOf(request, reply, opened, { typed, errors }));
    }
    await this.declare.execute({
      ...commandOf(request, actor),
      callId: call.id,
      text: declarationText(view),
      textVersion: DECLARATION_VERSION,
      language: view.lang,
      conflicts: await this.conflictsIn(opened, typed),
    });
    return this.flashes.seeOther(request, reply, {
      path: placeOf(actor).href,
      key: 'evaluation.impartiality.done',
      params: { call: call.code },
    });
  }

  /** In a call in which this person neither assesses nor sits on the committee there is nothing to sign. */
  private async open(request: FastifyRequest, code: string): Promise<Opened> {
    const call = await this.calls.byCode(code);
    const actor = actorOf(request, { callId: call.id, assigned: true });
    if (!actor.roles.some((role) => DECLARING_ROLES.includes(role))) throw new NothingHere('Nothing to declare here.');
    return { call, actor };
  }

  private applicantsFor({ call, actor }: Opened) {
    const decides = actor.roles.some((role) => role !== 'assessor' && DECLARING_ROLES.includes(role));
    return this.impartiality.applicants(call.id, actor.id, decides ? 'all' : 'assigned');
  }

  /** Only applicants that were shown can be named. */
  private async conflictsIn(opened: Opened, typed: Typed): Promise<readonly ConflictDeclared[]> {
    const applicants = await this.applicantsFor(opened);
    return applicants.flatMap(({ applicationId }) => {
      const reason = typedText(typed, conflictField(applicationId)).trim();
      return reason === '' ? [] : [{ applicationId, reason }];
    });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: Opened,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const { call, actor } = opened;
    const view = viewOf(request, reply);
    const { href, label } = placeOf(actor);
    const signed = await this.impartiality.declarationOf(call.id, actor.id);
    const applicants =
      call.file.assessment.organisationName === 'shown' || !actor.roles.includes('assessor')
        ? await this.applicantsFor(opened)
        : [];
    return (
      <ImpartialityPage
        view={view}
        call={call}
        signed={signed}
        applicants={applicants}
        back={{ href, label: view.t(label) }}
        {...again}
      />
    );
  }
}

/** Where somebody's work on the call is: the list to assess, or the committee. */
function placeOf(actor: Actor): { readonly href: string; readonly label: string } {
  return actor.roles.includes('assessor')
    ? { href: '/assessments', label: 'evaluation.toQueue' }
    : { href: '/committee', label: 'awards.home.title' };
}
