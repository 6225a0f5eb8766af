import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { render } from 'preact-render-to-string';
import { asAnswer, type Contested, LookAround, type Surroundings } from '#libs/applications';
import type { Question } from '#libs/calls';
import { Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import type { View } from '../ui/view.js';
import { carriedIn, deedIn, versionIn } from './answer-fields.js';
import { saidOf, type ToldAnswer } from './draft-told.js';
import { addressOf, FormFiles, type OpenPage } from './form-files.js';
import { Neighbours } from './neighbours.js';
import { QuestionBlock } from './question-block.js';

/** Where the browser keeps a page while it is written. Answers as `minha-autosave` expects it. */
@Controller('applications/:id/form/:stage/:page/draft')
export class DraftController {
  constructor(
    private readonly formFiles: FormFiles,
    private readonly lookAround: LookAround,
  ) {}

  /** Saves the answers that are carried, if any, and tells what others do meanwhile. */
  @Post()
  @Policy(signedIn)
  async keep(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param() params: unknown,
  ) {
    const opened = await this.formFiles.openToSave(request, params);
    const view = viewOf(request, reply);
    const carried = deedIn(request.body).verb === 'look' ? null : carriedIn(opened.formPage, request.body);
    const saved = carried && (await this.formFiles.save(request, opened, carried));
    const contested = saved?.contested ?? [];
    const around = await this.look(opened, request.body, contested);
    reply.status(contested.length > 0 ? 409 : 200);
    return {
      version: around.page.version,
      ...saidOf(view, saved),
      answers: told({ view, opened, around }, Object.keys(carried?.answers ?? {}), contested),
      neighbours: render(<NeighboursOf view={view} opened={opened} around={around} />),
    };
  }

  private look({ actor, file, stage, formPage }: OpenPage, body: unknown, contested: readonly Contested[]) {
    const about = contested.map(({ question }) => question);
    const place = { applicationId: file.id, stage, page: formPage.id };
    return this.lookAround.execute({ by: actor, ...place, since: versionIn(body), about });
  }
}

interface Around {
  readonly view: View;
  readonly opened: OpenPage;
  readonly around: Surroundings;
}

function NeighboursOf({ view, opened: { call, stage, formPage }, around }: Around) {
  return <Neighbours view={view} call={call} neighbours={around.neighbours} here={{ stage, page: formPage.id }} />;
}

/** What was changed elsewhere since the browser last heard, and what is contested of what it carried. */
function told(
  { view, opened, around }: Around,
  carried: readonly string[],
  contested: readonly Contested[],
): readonly ToldAnswer[] {
  return opened.formPage.questions.flatMap((question): ToldAnswer[] => {
    const contest = contested.find((one) => one.question === question.id);
    const change = around.changes.find((one) => one.question === question.id) ?? null;
    if (!contest && (!change || carried.includes(question.id))) return [];
    const block = (of: Partial<Parameters<typeof QuestionBlock>[0]>) =>
      render(<QuestionBlock {...blockOf(view, opened, around, question)} {...of} />);
    const place = { question: question.id, version: around.page.version };
    if (!contest) return [{ ...place, is: 'changed', block: block({ changedBy: change ?? undefined }) }];
    return [{ ...place, is: 'contested', block: block({}), contest: block({ contest: { of: contest, change } }) }];
  });
}

function blockOf(view: View, opened: OpenPage, { page }: Surroundings, question: Question) {
  const { call, file } = opened;
  return {
    view,
    question,
    answer: asAnswer(page.answers[question.id]),
    lot: call.lot(file.lot),
    currency: call.currency,
    errors: [],
    version: page.version,
    sheets: addressOf(opened),
  };
}
