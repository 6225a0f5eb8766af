import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Call } from '#libs/calls';
import { CallCodeTaken, DraftCall } from '#libs/publication';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { problemOf } from '../http/problem.js';
import { sentenceOf } from '../http/problem-words.js';
import { typedIn, typedText } from '../http/read-form.js';
import { newFormKey, viewOf } from '../http/views.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { broughtWith, LONGEST_FILE } from './brought-file.js';
import { CallFiles } from './call-files.js';
import { DraftFormPage } from './draft-form.page.js';
import { FormShown } from './form-shown.js';
import { NewCallPage, type NewCallPageProps } from './new-call.page.js';
import { officePath } from './publication-layout.js';

/** The id of a call that is only looked at. */
const NOT_KEPT = '00000000-0000-0000-0000-000000000000';

const NOTHING = { faults: [], faultless: null, errors: [] } as const;

/** Bringing the file of a new call. */
@Controller('publication/new')
@Policy(only('officer', 'operator'))
export class NewCallController {
  constructor(
    private readonly files: CallFiles,
    private readonly draftCall: DraftCall,
    private readonly flashes: Flashes,
    private readonly formShown: FormShown,
  ) {}

  @Get()
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const props = { view: viewOf(request, reply), text: '', formKey: newFormKey() };
    return page(reply, <NewCallPage {...props} {...NOTHING} />);
  }

  @Post()
  async bring(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const view = viewOf(request, reply);
    const typed = typedIn(request.body);
    const isTooLong = request.uploads.some(({ size }) => size > LONGEST_FILE);
    const { text, fileName } = await broughtWith(isTooLong ? [] : request.uploads, typedText(typed, 'text'));
    const again = (shown: Partial<NewCallPageProps>) =>
      pageAgain(reply, <NewCallPage view={view} text={text} formKey={newFormKey()} {...NOTHING} {...shown} />);
    if (isTooLong) return again({ errors: [{ name: 'file', message: view.t('publication.new.tooLong') }] });
    if (text.trim() === '') {
      return again({ errors: [{ name: 'text', message: view.t('publication.new.nothing') }] });
    }
    const loaded = await this.files.check(text, fileName);
    if (!loaded.ok) return again({ faults: loaded.faults });
    const { code } = loaded.file;
    const [step, at, language] = typedText(typed, 'step').split(':');
    if (step === 'see') {
      const call = new Call(NOT_KEPT, 1, loaded.file, {}, null, null);
      const place = this.formShown.placeAt(call, at ?? '');
      const shown = this.formShown.inLanguage(view, language ?? '');
      if (place) {
        const props = { view, shown, call, place, text, formKey: newFormKey() };
        return page(reply, <DraftFormPage {...props} />);
      }
    }
    if (step !== 'keep') {
      const props = { view, text, formKey: newFormKey(), ...NOTHING, faultless: code };
      return page(reply, <NewCallPage {...props} />);
    }
    try {
      await this.draftCall.execute({ ...commandOf(request, actorAnywhere(request)), file: loaded.file });
    } catch (error) {
      if (!(error instanceof CallCodeTaken)) throw error;
      return again({ errors: [{ name: 'text', message: sentenceOf(view, problemOf(error)) }] });
    }
    const path = officePath(code, 'sheet');
    return this.flashes.seeOther(request, reply, { path, key: 'publication.new.kept' });
  }
}
