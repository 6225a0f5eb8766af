import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MAIL_STATUSES, MailRegister } from '#libs/notifications';
import { DEAD_LETTER_KINDS, DeadLetters, inWords, ReplayDeadLetter } from '#libs/operation';
import { ServiceSpells, Texts } from '#libs/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, wholeList } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { actorAnywhere, commandOf } from '../http/who.js';
import { Examination } from './examination.js';
import { mailPlace } from './mail-address.js';
import { deadLetterShown, diagnosisShown, mailShown, outageShown, wholeMailShown } from './operator.answers.js';
import { outagesFrom } from './outages-from.js';

const MOST_DEAD_LETTERS = 100;
const mailQuery = pageQuery.extend({
  status: z.enum(MAIL_STATUSES).optional(),
  template: z.string().max(100).optional(),
  text: z.string().max(200).optional(),
});
const kindIn = z.enum(DEAD_LETTER_KINDS);

/** How the installation stands, every mail, and what was put aside, for operators and what they watch with. */
@Controller('api/v1/operator')
@ApiTags('operation')
@Policy(only('operator'))
export class OperatorApiController {
  constructor(
    private readonly examination: Examination,
    private readonly texts: Texts,
    private readonly register: MailRegister,
    private readonly letters: DeadLetters,
    private readonly replayLetter: ReplayDeadLetter,
    private readonly spells: ServiceSpells,
  ) {}

  @Get('examination')
  @Answers({ summary: 'What the doctor finds now', status: 200, schema: listOf(diagnosisShown) })
  async examine(@Req() request: FastifyRequest) {
    const findings = await this.examination.now();
    return wholeList(findings.map((finding) => inWords(this.texts, request.lang, finding)));
  }

  @Get('outages')
  @Answers({
    summary: 'When no server answered in the last 30 days, earliest first',
    status: 200,
    schema: listOf(outageShown),
  })
  async outages(@Req() request: FastifyRequest) {
    const { outages } = await this.spells.since(null, outagesFrom(request.arrivedAt));
    return wholeList(outages);
  }

  @Get('mails')
  @Answers({ summary: 'Every mail, the newest first', status: 200, schema: listOf(mailShown) })
  async mails(@Query({ schema: mailQuery }) { limit, cursor, ...filter }: z.output<typeof mailQuery>) {
    const rows = await this.register.page(filter, { limit: limit + 1, after: keyIn(cursor, mailPlace) });
    return pageOf(rows, limit, ({ place }) => ({ ...place }));
  }

  @Get('mails/:id')
  @Answers({ summary: 'A mail with its text', status: 200, schema: wholeMailShown })
  async mail(@Param('id', { schema: z.uuid() }) id: string) {
    const mail = await this.register.of(id);
    if (!mail) throw new NothingHere('There is no such mail.');
    return mail;
  }

  @Get('dead-letters')
  @Answers({
    summary: 'What was put aside, of each kind the newest first',
    status: 200,
    schema: listOf(deadLetterShown),
  })
  async deadLetters() {
    return wholeList(await this.letters.list(MOST_DEAD_LETTERS));
  }

  @Post('dead-letters/:kind/:target/replay')
  @Answers({ summary: 'Have something tried again that was put aside', status: 204 })
  async replay(
    @Param('kind', { schema: kindIn }) kind: z.output<typeof kindIn>,
    @Param('target') target: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.replayLetter.execute({ ...commandOf(request, actorAnywhere(request)), kind, target });
  }
}
