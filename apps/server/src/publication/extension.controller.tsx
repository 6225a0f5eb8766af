import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DateName, EXTENDABLE } from '#libs/calls';
import { DomainError } from '#libs/kernel';
import { DateNotExtendable, DeadlinePassed, ExtendDeadline } from '#libs/publication';
import type { Reason } from '#libs/workflow';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm, type Typed, typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { datePartsIn } from '../ui/field-date.js';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { ExtensionConfirm } from './extension-confirm.page.js';
import { ExtensionPreviews } from './extension-preview.js';
import { askedIn, extensionForm } from './extension.form.js';
import { ExtensionPage, proposedExtension, type TypedExtension } from './extension.page.js';
import { type OfficeCall, OfficeCalls, reasonsAgainst } from './office-calls.js';
import { officePath } from './publication-layout.js';

interface Opened extends OfficeCall {
  readonly deadline: DateName;
}

interface Shown {
  readonly typed: TypedExtension;
  readonly errors: readonly FieldError[];
}

/** Extending a date of a call in three steps: the form, what will happen to whom, and then it happens. */
@Controller('publication/:code/dates/:deadline')
@Policy(only('officer'))
export class ExtensionController {
  constructor(
    private readonly officeCalls: OfficeCalls,
    private readonly previews: ExtensionPreviews,
    private readonly extendDeadline: ExtendDeadline,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async ask(@Param() params: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const opened = await this.open(request, params);
    const typed = proposedExtension(opened.call, opened.deadline);
    return page(reply, await this.pageOf(viewOf(request, reply), opened, { typed, errors: [] }));
  }

  @Post()
  async extend(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.open(request, params);
    const view = viewOf(request, reply);
    const sent = typedIn(request.body);
    const typed = typedExtension(sent);
    if (typedText(sent, 'again') === 'yes') return page(reply, await this.pageOf(view, opened, { typed, errors: [] }));
    const { call, actor, deadline } = opened;
    const read = readForm(extensionForm, request.body, view);
    const asked = read.ok ? askedIn(call, deadline, read.value) : null;
    if (!read.ok || asked === null) {
      const errors = read.ok ? [] : read.errors;
      return pageAgain(reply, await this.pageOf(view, opened, { typed, errors }));
    }
    try {
      if (typedText(sent, 'confirmed') !== 'yes') {
        const preview = await this.previews.of(call, asked, request.arrivedAt);
        const props = { view, call, deadline, typed, preview, formKey: newFormKey() };
        return page(reply, <ExtensionConfirm {...props} />);
      }
      const { reason } = read.value;
      await this.extendDeadline.execute({ ...commandOf(request, actor), callId: call.id, ...asked, reason });
    } catch (error) {
      const fault = faultOf(view, error);
      if (fault === null) throw error;
      return pageAgain(reply, await this.pageOf(view, opened, { typed, errors: [fault] }));
    }
    const path = officePath(call.code, 'dates');
    return this.flashes.seeOther(request, reply, { path, key: 'publication.extension.done' });
  }

  /** A date that nobody works towards has no such page. */
  private async open(request: FastifyRequest, params: unknown): Promise<Opened> {
    // The router fills in both names of the address before it comes here.
    const { code, deadline } = params as Readonly<Record<'code' | 'deadline', string>>;
    const opened = await this.officeCalls.open(request, code, ['officer']);
    const name = EXTENDABLE.find((one) => one === deadline && opened.call.dates().has(one));
    if (name) return { ...opened, deadline: name };
    throw new DateNotExtendable(`${deadline} is not a date of ${code} that can be extended.`, { deadline });
  }

  private async pageOf(view: View, opened: Opened, { typed, errors }: Shown) {
    const { call, state, deadline } = opened;
    const present = call.calendar.date(deadline);
    const passed = present !== null && present <= view.now;
    const reasons: readonly Reason[] = passed
      ? [{ code: 'publication.deadlinePassed', params: { at: present.toISOString() } }]
      : reasonsAgainst(await this.officeCalls.actionsOn(opened), 'deadlineExtended');
    const props = { view, call, state, deadline, typed, errors, reasons };
    return <ExtensionPage {...props} />;
  }
}

/** Which field a rule speaks about. */
const FIELD_OF_FAULT: Readonly<Record<string, string>> = {
  'publication.deadline-not-later': 'on',
  'publication.hour-not-on-the-clock': 'hour',
  'publication.dates-out-of-order': 'following',
  'publication.submission-time-too-short': 'following',
};

function faultOf(view: View, error: unknown): FieldError | null {
  if (!(error instanceof DomainError) || error instanceof DeadlinePassed) return null;
  const name = FIELD_OF_FAULT[error.code];
  if (name === undefined) return null;
  const { deadline, next } = error.details;
  if (typeof deadline === 'string' && typeof next === 'string') {
    const names = { date: view.t(`call.date.${deadline}`), next: view.t(`call.date.${next}`) };
    return { name, message: view.t('publication.extension.outOfOrder', names) };
  }
  return { name, message: sentenceOf(view, problemOf(error)) };
}

function typedExtension(typed: Typed): TypedExtension {
  return {
    on: datePartsIn(typed, 'on'),
    hour: typedText(typed, 'hour'),
    following: [typed['following'] ?? []].flat(),
    reason: typedText(typed, 'reason'),
  };
}
