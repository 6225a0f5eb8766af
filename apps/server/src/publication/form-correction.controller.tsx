import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#libs/kernel';
import {
  CorrectionWaits,
  FormClosed,
  FormCorrectionRegister,
  FormsUnchanged,
  MakeFormCorrection,
  ProposeFormCorrection,
  SetFormCorrectionAside,
} from '#libs/publication';
import { reasonForm } from '../evaluation/reason-form.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { readForm, typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { broughtWith, LONGEST_FILE } from './brought-file.js';
import { FormCorrectionDesk } from './form-correction-desk.js';
import { FormCorrectionPage, type FormCorrectionPageProps } from './form-correction.page.js';
import { type OfficeCall, OfficeCalls } from './office-calls.js';
import { officePath } from './publication-layout.js';

type Shown = Partial<Pick<FormCorrectionPageProps, 'typed' | 'faults' | 'checked' | 'errors'>>;

/** The form of a published call: what it says, how it was corrected, and correcting it by two people. */
@Controller('publication/:code/form')
@Policy(only('officer', 'operator', 'authority', 'auditor'))
export class FormCorrectionController {
  constructor(
    private readonly officeCalls: OfficeCalls,
    private readonly desk: FormCorrectionDesk,
    private readonly register: FormCorrectionRegister,
    private readonly proposeCorrection: ProposeFormCorrection,
    private readonly makeCorrection: MakeFormCorrection,
    private readonly setAside: SetFormCorrectionAside,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async show(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, await this.pageOf(request, reply, await this.officeCalls.open(request, code), {}));
  }

  @Post()
  @Policy(only('officer'))
  async propose(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.officeCalls.open(request, code, ['officer']);
    const view = viewOf(request, reply);
    const posted = typedIn(request.body);
    const isTooLong = request.uploads.some(({ size }) => size > LONGEST_FILE);
    const { text, fileName } = await broughtWith(isTooLong ? [] : request.uploads, typedText(posted, 'text'));
    const typed = { text, reason: typedText(posted, 'reason') };
    const again = async (shown: Shown) =>
      pageAgain(reply, await this.pageOf(request, reply, opened, { typed, ...shown }));
    if (isTooLong) return again({ errors: [{ name: 'file', message: view.t('publication.new.tooLong') }] });
    try {
      const checked = await this.desk.check(opened.call, text, fileName, request.arrivedAt);
      if (!checked.ok) return await again({ faults: checked.faults });
      if (typedText(posted, 'step') !== 'propose')
        return page(reply, await this.pageOf(request, reply, opened, { typed, checked }));
      const read = readForm(reasonForm, request.body, view);
      if (!read.ok) return await again({ checked, errors: read.errors });
      const command = { ...commandOf(request, opened.actor), callId: opened.call.id };
      await this.proposeCorrection.execute({ ...command, file: checked.file, reason: read.value.reason });
    } catch (error) {
      if (!isAboutText(error)) throw error;
      return again({ errors: [{ name: 'text', message: sentenceOf(view, problemOf(error)) }] });
    }
    return this.flashes.seeOther(request, reply, { path: officePath(code, 'form'), key: 'formCorrection.proposed' });
  }

  @Post(':correction/confirmation')
  @Policy(only('authority'))
  async confirm(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // The router fills in both names of the address before it comes here.
    const { code, correction } = params as Readonly<Record<'code' | 'correction', string>>;
    const { call, actor } = await this.officeCalls.open(request, code, ['authority']);
    await this.makeCorrection.execute({ ...commandOf(request, actor), callId: call.id, correctionId: correction });
    return this.flashes.seeOther(request, reply, { path: officePath(code, 'form'), key: 'formCorrection.made' });
  }

  @Post(':correction/aside')
  @Policy(only('officer', 'authority'))
  async drop(
    @Param() params: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // The router fills in both names of the address before it comes here.
    const { code, correction } = params as Readonly<Record<'code' | 'correction', string>>;
    const opened = await this.officeCalls.open(request, code, ['officer', 'authority']);
    const read = readForm(reasonForm, request.body, viewOf(request, reply));
    if (!read.ok) {
      const typed = { text: '', reason: typedText(read.typed, 'reason') };
      return pageAgain(reply, await this.pageOf(request, reply, opened, { typed, errors: read.errors }));
    }
    const { reason } = read.value;
    const command = { ...commandOf(request, opened.actor), callId: opened.call.id };
    await this.setAside.execute({ ...command, correctionId: correction, reason });
    return this.flashes.seeOther(request, reply, { path: officePath(code, 'form'), key: 'formCorrection.setAside' });
  }

  private async pageOf(request: FastifyRequest, reply: FastifyReply, opened: OfficeCall, shown: Shown) {
    const { call, state } = opened;
    const [actions, waiting, register] = await Promise.all([
      this.officeCalls.actionsOn(opened),
      this.desk.waiting(call),
      this.register.of(call.id),
    ]);
    const { typed = { text: this.desk.textOf(call), reason: '' }, faults = [], checked = null, errors = [] } = shown;
    const props = { view: viewOf(request, reply), call, state, actions, waiting, register, formKey: newFormKey() };
    return <FormCorrectionPage {...props} typed={typed} faults={faults} checked={checked} errors={errors} />;
  }
}

/** A rule that the typed forms break. */
function isAboutText(error: unknown): error is DomainError {
  return error instanceof FormsUnchanged || error instanceof FormClosed || error instanceof CorrectionWaits;
}
