import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ROLES } from '#libs/kernel';
import { z } from 'zod';
import { Answers, instant, listOf } from '../api/answers.js';
import { wholeList } from '../api/cursor.js';
import { only, Policy } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { ApplicantFiles } from './applicant-files.js';
import { nextInWords } from './next-words.js';
import { actorInWords, usualInWords, wayInWords } from './status.page.js';
import { StatusOfFile } from './status-of-file.js';

const role = z.enum(ROLES);

const standingShown = z
  .object({
    state: z.string(),
    words: z.array(z.string()).meta({ description: 'The state and what it means for you, in the language asked for' }),
    owner: role.nullable().meta({ description: 'Who acts; null where nobody has to any more' }),
    who: z.string(),
    since: instant.nullable(),
    dates: z.array(z.object({ name: z.string(), dueAt: instant, isPast: z.boolean() })),
    usual: z
      .object({
        of: z.enum(['thisCall', 'earlierCalls']),
        files: z.int(),
        medianMs: z.number(),
        shortestMs: z.number(),
        longestMs: z.number(),
      })
      .nullable()
      .meta({ description: 'How long others waited here; null while there are no figures, or nothing to wait for' }),
    usualWords: z.string().nullable(),
    ways: z.array(z.object({ event: z.string(), to: z.string(), by: z.array(role), words: z.string() })),
  })
  .meta({ id: 'StandingOfApplication' });

/** Where an application of yours stands, as its page says it. */
@Controller('api/v1/applications/:id/status')
@ApiTags('applications')
export class StatusApiController {
  constructor(
    private readonly applicantFiles: ApplicantFiles,
    private readonly status: StatusOfFile,
  ) {}

  @Get()
  @Policy(only('applicant'))
  @Answers({
    summary: 'Where the application stands, who acts, by when, what may follow, and the usual time so far',
    status: 200,
    schema: listOf(standingShown),
  })
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('id') id: string) {
    const view = viewOf(request, reply);
    const standings = await this.status.of(await this.applicantFiles.open(request, id));
    return wholeList(
      standings.map((standing) => ({
        ...standing,
        words: [
          view.t(`state.grant.${standing.state}`),
          ...nextInWords(view, { states: [standing.state] }, 'applicant'),
        ],
        who: actorInWords(view, standing),
        usualWords: standing.isWaiting ? usualInWords(view, standing) : null,
        ways: standing.ways.map((way) => ({ ...way, words: wayInWords(view, way) })),
      })),
    );
  }
}
