import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import {
  DEAD_LETTER_KINDS,
  DeadLetters,
  ReplayDeadLetter,
  Standings,
  type DeadLetter,
  type DeadLetterKind,
} from '#libs/operation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { newFormKey, viewOf } from '../http/views.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { ConfirmPage } from '../ui/confirm-page.js';
import { DeadLettersPage } from './dead-letters.page.js';
import { DeadLetterFacts } from './dead-letter-facts.js';
import { putAside } from './operator.page.js';

const LIST = '/operator/dead-letters';
const ON_A_PAGE = 100;
const REPLAYS = 20;

/** What was put aside, with its reason, to be tried again. */
@Controller('operator/dead-letters')
@Policy(only('operator'))
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly standings: Standings,
    private readonly replayLetter: ReplayDeadLetter,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const [letters, replays, standing] = await Promise.all([
      this.letters.list(ON_A_PAGE),
      this.letters.replays(REPLAYS),
      this.standings.now(),
    ]);
    const shown = { letters, replays, put: putAside(standing) };
    return page(reply, <DeadLettersPage view={viewOf(request, reply)} {...shown} />);
  }

  @Get(':kind/:target')
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('kind') kind: string,
    @Param('target') target: string,
  ): Promise<string> {
    const view = viewOf(request, reply);
    const letter = await this.found(kind, target);
    return page(
      reply,
      <ConfirmPage
        view={view}
        title={view.t('operation.replay.title')}
        cancelHref={LIST}
        action={`${LIST}/${letter.kind}/${encodeURIComponent(letter.target)}`}
        label={view.t('operation.replay.do')}
        hidden={{ _key: newFormKey() }}
        reasons={letter.canBeReplayed ? [] : [{ code: 'textForgotten', params: {} }]}
      >
        <DeadLetterFacts view={view} letter={letter} />
        <p>{view.t(`operation.replay.ask.${letter.kind}`)}</p>
      </ConfirmPage>,
    );
  }

  @Post(':kind/:target')
  async replay(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('kind') kind: string,
    @Param('target') target: string,
  ): Promise<string> {
    const command = commandOf(request, actorAnywhere(request));
    await this.replayLetter.execute({ ...command, kind: kindOf(kind), target });
    return this.flashes.seeOther(request, reply, { path: LIST, key: 'operation.replay.done' });
  }

  private async found(kind: string, target: string): Promise<DeadLetter> {
    const letter = await this.letters.find(kindOf(kind), target);
    if (!letter) throw new NothingHere('Nothing of that name was put aside.');
    return letter;
  }
}

function kindOf(text: string): DeadLetterKind {
  const kind = DEAD_LETTER_KINDS.find((candidate) => candidate === text);
  if (!kind) throw new NothingHere('Nothing of that kind is put aside.');
  return kind;
}
