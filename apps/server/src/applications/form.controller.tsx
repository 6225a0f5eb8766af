import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  asAnswer,
  type Contested,
  FormChanges,
  LookAround,
  type LastChange,
  stageDraft,
  type StageDraft,
} from '#libs/applications';
import { type Answers, askedIn, isOfRows, type Page, type Question, textOf } from '#libs/calls';
import { choiceOf } from '../given-files/given-file-place.js';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { deviceKey } from '../http/device.js';
import { Flashes } from '../http/flashes.js';
import { House } from '../http/house-options.js';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import type { FieldError } from '../ui/field-error.js';
import { placeOf } from '../uploads/place.js';
import { addedRowIn, addressPart, rowUnder } from './added-row.js';
import { type Carried, carriedIn, deedIn, fieldOf, savedPlace, withoutRow } from './answer-fields.js';
import { correctedFaults } from './corrected-faults.js';
import { isWrong } from './fault-words.js';
import { formChangesPath } from './form-changes.page.js';
import { addressOf, FormFiles, isPageOfToday, type OpenPage, storedPage } from './form-files.js';
import { FormPage, type FormPageProps } from './form.page.js';
import { FilesOfPage } from './files-of-page.js';
import { nextStep } from './steps.js';

/** What was typed and could not simply be saved, to be shown again. */
type Again = Pick<FormPageProps, 'answers' | 'version' | 'summary' | 'contests'> & Pick<Done, 'refused'>;

/** What is shown otherwise than it is stored. */
type Shown = Partial<Again & Pick<FormPageProps, 'added' | 'changes'>>;

/** What was asked for beside saving, and the files that could not be taken. */
interface Done {
  readonly verb: string;
  readonly detail: string;
  readonly refused: readonly FieldError[];
  /** The page as it was shown. */
  readonly shown: OpenPage;
}

@Controller('applications/:id/form/:stage/:page')
export class FormController {
  constructor(
    private readonly formFiles: FormFiles,
    private readonly lookAround: LookAround,
    private readonly house: House,
    private readonly filesOfPage: FilesOfPage,
    private readonly flashes: Flashes,
    private readonly formChanges: FormChanges,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
    @Query('row') row?: string,
  ) {
    const opened = await this.formFiles.open(request, params);
    const added = addedRowIn(opened.formPage.questions, row);
    return page(reply, this.pageOf(request, reply, opened, { added, changes: await this.unseen(opened) }));
  }

  @Post()
  @Policy(signedIn)
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.formFiles.openToSave(request, params);
    const { verb, detail } = deedOf(opened, request.body);
    // Files first: they are kept also where the answers have to be compared with somebody else's.
    const refused = await this.filesOfPage.take(request, viewOf(request, reply), opened);
    const carried = chosen(opened, verb, detail, carriedIn(opened.formPage, request.body));
    const { contested } = await this.formFiles.save(request, opened, carried);
    if (contested.length > 0) return this.showBoth(request, reply, params, { contested, refused });
    if (!isPageOfToday(opened)) {
      const path = formChangesPath(opened.file.id);
      const key = refused.length > 0 ? 'formChanges.pageAndFileGone' : 'formChanges.pageGone';
      return this.flashes.seeOther(request, reply, { path, key });
    }
    return this.goOn(request, reply, params, { verb, detail, refused, shown: opened });
  }

  /** Some answers were changed by somebody else meanwhile: theirs and mine are shown, everything else is saved. */
  private async showBoth(
    request: FastifyRequest,
    reply: FastifyReply,
    params: unknown,
    { contested, refused }: { readonly contested: readonly Contested[]; readonly refused: readonly FieldError[] },
  ) {
    const opened = await this.formFiles.openToSave(request, params);
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

  /**
   * Everything is saved; "continue" stays once where something is wrong as it stands, or where an answer makes the page
   * ask for more than it showed, so that it is seen.
   */
  private async goOn(request: FastifyRequest, reply: FastifyReply, params: unknown, done: Done) {
    const { verb, detail, refused, shown } = done;
    const opened = await this.formFiles.open(request, params);
    const { file, call, stage, formPage } = opened;
    const added = verb === 'addUnder' ? rowUnder(opened, detail) : null;
    if (added) return seeOther(reply, `${addressOf(opened)}?row=${addressPart(added)}`);
    if (verb === 'chooseFile' && refused.length === 0)
      return seeOther(reply, choiceOf(placeOf(file.id, stage, detail)));
    if (verb !== 'continue' && refused.length === 0) return seeOther(reply, addressOf(opened));
    const draft = stageDraft(call, stage, file);
    if (faultsOn(formPage, draft).length + refused.length === 0) {
      const follows = followingIn(opened, draft, shown);
      if (!follows) return seeOther(reply, nextStep(call, file, stage, formPage.id));
      const path = `${addressOf(opened)}#f-q-${follows.id}`;
      return this.flashes.seeOther(request, reply, { path, key: 'applications.form.follows' });
    }
    const version = storedPage(opened)?.version ?? 0;
    const again: Again = { answers: draft.answers, version, summary: 'shown', contests: [], refused };
    return pageAgain(reply, this.pageOf(request, reply, opened, again));
  }

  /** What was corrected on this part and nobody of the file has looked at. */
  private async unseen({ call, file, stage }: OpenPage): Promise<FormPageProps['changes']> {
    const changes = await this.formChanges.of(call, file);
    return changes?.unseen.find((part) => part.stage === stage)?.changes ?? [];
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: OpenPage, again: Shown) {
    const { file, call, stage, formPage } = opened;
    const view = viewOf(request, reply);
    const draft = stageDraft(call, stage, file);
    const stored = storedPage(opened);
    const device = deviceKey(request, reply, this.house.cookies);
    // The service worker keeps pages for this person only.
    reply.header('minha-keep', device.owner);
    const { contests = [], refused = [] } = again;
    const faults = correctedFaults(view, opened, draft.answers, faultsOn(formPage, draft));
    const newest = opened.documents.length > 1 ? opened.documents.at(-1)?.at : undefined;
    const isOfCorrection = faults.some(({ isGone }) => isGone) || refused.some(({ name }) => !asksFor(formPage, name));
    return (
      <FormPage
        view={view}
        file={file}
        call={call}
        stage={stage}
        page={formPage}
        answers={{ ...draft.answers, ...again.answers }}
        version={again.version ?? stored?.version ?? 0}
        savedAt={stored?.updatedAt ?? null}
        errors={contests.length > 0 ? refused : [...refused, ...faults]}
        summary={again.summary ?? 'hidden'}
        contests={contests}
        added={again.added ?? null}
        changes={again.changes ?? []}
        correctedAt={isOfCorrection ? (newest ?? null) : null}
        device={device}
      />
    );
  }
}

/** A question of the page that was not there when the page was shown, and has no answer yet. */
function followingIn({ formPage }: OpenPage, draft: StageDraft, shown: OpenPage): Question | undefined {
  const before = askedBy(stageDraft(shown.call, shown.stage, shown.file));
  const asked = askedBy(draft);
  return formPage.questions.find(({ id }) => asked.has(id) && !before.has(id) && draft.answers[id] === undefined);
}

/** The questions of the form that are asked by the answers so far. */
function askedBy({ form, answers }: StageDraft): ReadonlySet<string> {
  return askedIn(form, answers);
}

/** What is wrong on a page as it stands; what is merely missing is shown by the task list. */
function faultsOn({ id, questions }: Page, { faults, shareFaults }: StageDraft) {
  const asks = (name: string) => questions.some((question) => question.id === name);
  return [
    ...faults.filter((fault) => fault.page === id && isWrong(fault)),
    ...shareFaults.filter(({ question }) => asks(question)),
  ];
}

/** A file that came for a question which the page has no more belongs to none of its fields. */
function asksFor({ questions }: Page, name: string): boolean {
  return questions.some((question) => name === fieldOf(question));
}

/** What a button asked for; a line that it is about is counted among those that are filled. */
function deedOf({ formPage }: OpenPage, body: unknown): ReturnType<typeof deedIn> {
  const { verb, detail } = deedIn(body);
  const [id = '', row = '', ...rest] = detail.split('.');
  const question = formPage.questions.find((one) => one.id === id);
  if (!['removeRow', 'addUnder'].includes(verb) || !question || !isOfRows(question)) return { verb, detail };
  return { verb, detail: [id, savedPlace(question, body, Number(row)), ...rest].join('.') };
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
