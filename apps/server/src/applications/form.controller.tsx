import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AnswersChangedMeanwhile,
  isStage,
  openStages,
  type PageAnswers,
  SaveAnswers,
  type Stage,
  stageDraft,
  type StageDraft,
} from '#libs/applications';
import type { Answers, Page } from '#libs/calls';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { answersIn, deedIn, versionIn, withoutRow } from './answer-fields.js';
import { type ApplicantFile, ApplicantFiles } from './applicant-files.js';
import { faultsAtFields, isWrong } from './fault-words.js';
import { FormPage, type FormPageProps } from './form.page.js';
import { FilesOfPage } from './files-of-page.js';
import { nextStep } from './steps.js';

interface Opened extends ApplicantFile {
  readonly stage: Stage;
  readonly formPage: Page;
}

/** What was typed and could not simply be saved, to be shown again. */
type Again = Pick<FormPageProps, 'answers' | 'version' | 'summary' | 'conflict'> & Pick<Done, 'refused'>;

/** What was asked for beside saving, and the files that could not be taken. */
interface Done {
  readonly verb: string;
  readonly refused: readonly FieldError[];
}

@Controller('applications/:id/form/:stage/:page')
export class FormController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly saveAnswers: SaveAnswers,
    private readonly filesOfPage: FilesOfPage,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    return page(reply, this.pageOf(request, reply, await this.open(request, params)));
  }

  @Post()
  @Policy(signedIn)
  async save(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    const { verb, detail } = deedIn(request.body);
    const typed = answersIn(opened.formPage, request.body);
    const answers = verb === 'removeRow' ? withoutRow(typed, detail) : typed;
    // Files first: they are kept also where the answers have to be compared with somebody else's.
    const refused = await this.filesOfPage.take(request, viewOf(request, reply), opened);
    try {
      await this.store(request, opened, answers);
    } catch (error) {
      if (!(error instanceof AnswersChangedMeanwhile)) throw error;
      const again = {
        answers,
        version: error.stored.version,
        summary: 'hidden',
        conflict: error.stored,
        refused,
      } as const;
      return pageAgain(reply, this.pageOf(request, reply, opened, again));
    }
    return this.goOn(request, reply, params, { verb, refused });
  }

  /** Where the browser keeps the page while it is written. Answers as `minha-autosave` expects it. */
  @Post('draft')
  @Policy(signedIn)
  async draft(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.open(request, params);
    const view = viewOf(request, reply);
    reply.status(200);
    try {
      const { version, savedAt } = await this.store(request, opened, answersIn(opened.formPage, request.body));
      const time = view.format.time(new Date(savedAt), view.zone);
      return { version, saved: view.t('ui.autosave.saved', { time }) };
    } catch (error) {
      if (!(error instanceof AnswersChangedMeanwhile)) throw error;
      reply.status(409);
      return { message: view.t('applications.conflict.autosave') };
    }
  }

  private async open(request: FastifyRequest, params: unknown): Promise<Opened> {
    // The router fills in every name of the address before it comes here.
    const { id, stage, page: pageId } = params as Readonly<Record<'id' | 'stage' | 'page', string>>;
    const applicantFile = await this.applicantFiles.open(request, id);
    const { call, file } = applicantFile;
    if (!isStage(stage) || !openStages(file.states).includes(stage)) throw new NothingHere('This part is not open.');
    const formPage = call.form(stage).pages.find((candidate) => candidate.id === pageId);
    if (!formPage) throw new NothingHere('The form has no such page.');
    return { ...applicantFile, stage, formPage };
  }

  private store(request: FastifyRequest, { actor, file, stage, formPage }: Opened, answers: Answers) {
    const basedOn = versionIn(request.body);
    return this.saveAnswers.execute({
      ...commandOf(request, actor),
      applicationId: file.id,
      stage,
      page: formPage.id,
      answers,
      basedOn,
    });
  }

  /** Everything is saved; "continue" stays once where something is wrong as it stands, so that it is seen. */
  private async goOn(request: FastifyRequest, reply: FastifyReply, params: unknown, { verb, refused }: Done) {
    const opened = await this.open(request, params);
    const { file, call, stage, formPage } = opened;
    const here = `/applications/${file.id}/form/${stage}/${formPage.id}`;
    if (verb !== 'continue' && refused.length === 0) return seeOther(reply, here);
    const draft = stageDraft(call, stage, file);
    if (faultsOn(formPage, draft).length + refused.length === 0)
      return seeOther(reply, nextStep(call, file, stage, formPage.id));
    const version = storedPage(opened)?.version ?? 0;
    const again = { answers: draft.answers, version, summary: 'shown', conflict: null, refused } as const;
    return pageAgain(reply, this.pageOf(request, reply, opened, again));
  }

  private pageOf(request: FastifyRequest, reply: FastifyReply, opened: Opened, again?: Again) {
    const { file, call, stage, formPage } = opened;
    const view = viewOf(request, reply);
    const draft = stageDraft(call, stage, file);
    const stored = storedPage(opened);
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
          again?.conflict
            ? again.refused
            : [...(again?.refused ?? []), ...faultsAtFields(view, faultsOn(formPage, draft))]
        }
        summary={again?.summary ?? 'hidden'}
        conflict={again?.conflict ?? null}
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

function storedPage({ file, stage, formPage }: Opened): PageAnswers | undefined {
  return file.pages.find((stored) => stored.stage === stage && stored.page === formPage.id);
}
