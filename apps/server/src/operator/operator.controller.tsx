import { Controller, Get, Req, Res } from '@nestjs/common';
import { inTime, inWords, Standings } from '#libs/operation';
import { Months, Queues, ServiceSpells, Texts } from '#libs/platform';
import { JOBS } from '#libs/programme';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '../http/answer.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { Examination } from './examination.js';
import { OperatorPage, putAside } from './operator.page.js';
import { outagesFrom } from './outages-from.js';

const QUEUES_MS = 1_500;

/** How the installation stands, in plain words, for its operators. */
@Controller('operator')
@Policy(only('operator'))
export class OperatorController {
  constructor(
    private readonly examination: Examination,
    private readonly months: Months,
    private readonly standings: Standings,
    private readonly queues: Queues,
    private readonly texts: Texts,
    private readonly spells: ServiceSpells,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const [findings, standing, months, { outages }, depths] = await Promise.all([
      this.examination.now(),
      this.standings.now(),
      this.months.list(),
      this.spells.since(null, outagesFrom(request.arrivedAt)),
      // A queue that is away is one of the things that this page says.
      inTime(
        QUEUES_MS,
        this.queues.depths(JOBS).catch(() => null),
        () => null,
      ),
    ]);
    const view = viewOf(request, reply);
    const diagnoses = findings.map((finding) => inWords(this.texts, view.lang, finding));
    return page(
      reply,
      <OperatorPage view={view} {...{ diagnoses, depths, months, outages, put: putAside(standing) }} />,
    );
  }
}
