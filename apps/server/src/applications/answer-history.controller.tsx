import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerHistory, asAnswer, type HistoryOfAnswer } from '#libs/applications';
import { page, pageAgain, seeOther } from '../http/answer.js';
import { Policy, signedIn } from '../http/policy.js';
import { sentIn, typedText } from '../http/read-form.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { versionIn } from './answer-fields.js';
import { AnswerHistoryPage, type AnswerHistoryPageProps } from './answer-history.page.js';
import { addressOf, FormFiles, type OpenPage, storedPage } from './form-files.js';
import { historyPart, versionNamed } from './history-part.js';

type Part = Pick<AnswerHistoryPageProps, 'entries' | 'nextHref' | 'previousHref'>;

/** What the address asks for: the changes of one question, and those before a version of the page. */
interface Asked {
  readonly question: string | null;
  readonly before: number | null;
}

/** The history of the answers of one form page, and undoing a change, which is a new change. */
@Controller('applications/:id/form/:stage/:page/history')
export class AnswerHistoryController {
  constructor(
    private readonly formFiles: FormFiles,
    private readonly history: AnswerHistory,
  ) {}

  @Get()
  @Policy(signedIn)
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
    @Query('question') question?: string,
    @Query('before') before?: string,
  ) {
    const opened = await this.formFiles.open(request, params);
    const asked = { question: knownQuestion(opened, question), before: versionNamed(before) };
    return page(reply, await this.pageOf(request, reply, opened, asked));
  }

  @Post()
  @Policy(signedIn)
  async undo(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.formFiles.open(request, params);
    const sent = sentIn(request.body);
    const question = typedText(sent, 'question');
    const entry = await this.changeAt(opened, question, versionNamed(typedText(sent, 'first')));
    if (!entry) throw new NothingHere('There is no such change.');
    const answers = { [question]: asAnswer(entry.before) ?? '' };
    const carried = { answers, seen: { [question]: versionIn(request.body) } };
    const { contested } = await this.formFiles.save(request, opened, carried, true);
    const only = knownQuestion(opened, typedText(sent, 'only'));
    if (contested.length === 0) return seeOther(reply, addressIn(opened, { question: only, before: null }));
    const asked = { question: only, before: null };
    return pageAgain(reply, await this.pageOf(request, reply, await this.formFiles.open(request, params), asked, true));
  }

  private async changeAt(opened: OpenPage, question: string, version: number | null) {
    const stored = storedPage(opened);
    return stored && version !== null ? this.history.at(opened.file.id, stored, question, version) : null;
  }

  private async entries(opened: OpenPage): Promise<readonly HistoryOfAnswer[]> {
    const stored = storedPage(opened);
    return stored ? this.history.of(opened.file.id, stored) : [];
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    opened: OpenPage,
    asked: Asked,
    isOvertaken = false,
  ) {
    const { file, call, stage, formPage } = opened;
    return (
      <AnswerHistoryPage
        view={viewOf(request, reply)}
        file={file}
        call={call}
        stage={stage}
        page={formPage}
        version={storedPage(opened)?.version ?? 0}
        question={asked.question}
        isOvertaken={isOvertaken}
        {...partOf(opened, await this.entries(opened), asked)}
      />
    );
  }
}

function partOf(opened: OpenPage, all: readonly HistoryOfAnswer[], { question, before }: Asked): Part {
  const wanted = all.filter((one) => question === null || one.question === question);
  const { entries, next } = historyPart(wanted, before, ({ version }) => version);
  return {
    entries,
    nextHref: next === null ? null : addressIn(opened, { question, before: next }),
    previousHref: before === null ? null : addressIn(opened, { question, before: null }),
  };
}

function addressIn(opened: OpenPage, { question, before }: Asked): string {
  const query = new URLSearchParams();
  if (question !== null) query.set('question', question);
  if (before !== null) query.set('before', String(before));
  return `${addressOf(opened)}/history${query.size > 0 ? `?${query.toString()}` : ''}`;
}

function knownQuestion({ formPage }: OpenPage, id: string | undefined): string | null {
  return formPage.questions.find((question) => question.id === id)?.id ?? null;
}
