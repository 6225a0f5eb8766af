import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asAnswer, type Contested, LookAround, type LastChange, stageDraft, type StageDraft } from '#libs/applications';
import { type Answers, type Page, textOf } from '#libs/calls';
import { choiceOf } from '../given-files/given-file-place.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { deviceKey } from '../http/device.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import type { FieldError } from '../ui/field-error.js';
import { placeOf } from '../uploads/place.js';
import { type Carried, carriedIn, deedIn, withoutRow } from './answer-fields.js';
import { faultsAtFields, isWrong } from './fault-words.js';
import { addressOf, FormFiles, type OpenPage, storedPage } from './form-files.js';
import { FormPage, type FormPageProps } from './form.page.js';
import { FilesOfPage } from './files-of-page.js';
import { nextStep } from './steps.js';

/** What was typed and could not simply be saved, to be shown again. */
type Again = Pick<FormPageProps, 'answers' | 'version' | 'summary' | 'contests'> & Pick<Done, 'refused'>;

/** What was asked for beside saving, and the files that could not be taken. */
interface Done {
  readonly verb: string;
  readonly detail: string;
  readonly refused: readonly FieldError[];
}

@Controller('applications/:id/form/:stage/:page')
export class FormController {
  constructor(
    private readonly formFiles: FormFiles,
    private readonly lookAround: LookAround,
    private readonly house: House,
    private readonly filesOfPage: FilesOfPage,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    return page(reply, this.pageOf(request, reply, await this.formFiles.open(request, params)));
  }

  @Post()
  @Policy(signedIn)
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.formFiles.open(request, params);
    const { verb, detail } = deedIn(request.body);
    // Files first: they are kept also where the answers have to be compared with somebody else's.
    const refused = await this.filesOfPage.take(request, viewOf(request, reply), opened);
    const carried = chosen(opened, verb, detail, carriedIn(opened.formPage, request.body));
    const { contested } = await this.formFiles.save(request, opened, carried);
    if (contested.length > 0) return this.showBoth(request, reply, params, { contested, refused });
    return this.goOn(request, reply, params, { verb, detail, refused });
  }

  /** Some answers were changed by somebody else meanwhile: theirs and mine are shown, everything else is saved. */
  private async showBoth(
    request: FastifyRequest,
    reply: FastifyReply,
    params: unknown,
    { contested, refused }: { readonly contested: readonly Contested[]; readonly refused: readonly FieldError[] },
  ) {
    const opened = await this.formFiles.open(request, params);
    const { actor, file, stage, formPage } = opened;
    const version = storedPage(opened)?.version ?? 0;
    const about = contested.map(({ question }) => question);
    const place = { applicationId: file.id, stage, page: formPage.id };
    const { changes } = await this.lookAround.execute({ by: actor, ...place, since: version, about });
    const mine = Object.fromEntries(contested.map((one) => [one.question, asAnswer(one.mine) ?? '']));
    const contests = contestsOf(contested, changes);
    const again: Again = { answers: mine, version, summary: 'hidden', contests, refused };
    return pageAgain(reply, this.pageOf(request, reply, opened, again));
  }

  /** Everything is saved; "continue" stays once where something is wrong as it stands, so that it is seen. */
  private async goOn(request: FastifyRequest, reply: FastifyReply, params: unknown, { verb, detail, refused }: Done) {
    const opened = await this.formFiles.open(request, params);
    const { file, call, stage, formPage } = opened;
    if (verb === 'chooseFile' && refused.length === 0)
      return seeOther(reply, choiceOf(placeOf(file.id, stage, detail)));
    if (verb !== 'continue' && refused.length === 0) return seeOther(reply, addressOf(opened));
    const draft = stageDraft(call, stage, file);
    if (faultsOn(formPage, draft).length + refused.length === 0)
      return seeOther(reply, nextStep(call, file, stage, formPage.id));
    const version = storedPage(opened)?.version ?? 0;
    const again: Again = { answers: draft.answers, version, summary: 'shown', contests: [], refused };
    return pageAgain(reply, this.pageOf(request, reply, opened, again));
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: OpenPage, again?: Again) {
    const { file, call, stage, formPage } = opened;
    const view = viewOf(request, reply);
    const draft = stageDraft(call, stage, file);
    const stored = storedPage(opened);
    const device = deviceKey(request, reply, this.house.cookies);
    // The service worker keeps pages for this person only.
    reply.header('minha-keep', device.owner);
    const answers = again ? { ...draft.answers, ...again.answers } : draft.answers;
    return (
      <FormPage
        view={view}
        file={file}
        call={call}
        stage={stage}
        page={formPage}
        answers={answers}
        version={again?.version ?? stored?.version ?? 0}
        savedAt={stored?.updatedAt ?? null}
        errors={
          again?.contests.length
            ? again.refused
            : [...(again?.refused ?? []), ...faultsAtFields(view, faultsOn(formPage, draft))]
        }
        summary={again?.summary ?? 'hidden'}
        contests={again?.contests ?? []}
        device={device}
      />
    );
  }
}

/** What is wrong on a page as it stands; what is merely missing is shown by the task list. */
function faultsOn({ id, questions }: Page, { faults, shareFaults }: StageDraft) {
  const asks = (name: string) => questions.some((question) => question.id === name);
  return [
    ...faults.filter((fault) => fault.page === id && isWrong(fault)),
    ...shareFaults.filter(({ question }) => asks(question)),
  ];
}

/** The answers as somebody decided: without a line, with the other one's answer, or with both. */
function chosen(opened: OpenPage, verb: string, detail: string, carried: Carried): Carried {
  if (verb === 'removeRow') return { ...carried, answers: withoutRow(carried.answers, detail) };
  const { [detail]: mine, ...rest } = carried.answers;
  if (verb === 'theirs') return { ...carried, answers: rest };
  if (verb !== 'both' || mine === undefined) return carried;
  const theirs = asAnswer(storedPage(opened)?.answers[detail]);
  return { ...carried, answers: { ...rest, [detail]: together([mine, theirs], betweenIn(opened, detail)) } };
}

function together(answers: readonly (Answers[string] | undefined)[], between: string): string {
  return answers
    .map(textOf)
    .filter((text) => text.trim() !== '')
    .join(between);
}

/** What stands between two answers put together: a field of one line has no place for a line. */
function betweenIn({ formPage }: OpenPage, id: string): string {
  return formPage.questions.find((question) => question.id === id)?.type === 'longText' ? '\n\n' : ' / ';
}

function contestsOf(contested: readonly Contested[], changes: readonly LastChange[]): FormPageProps['contests'] {
  return contested.map((of) => ({ of, change: changes.find(({ question }) => question === of.question) ?? null }));
}
