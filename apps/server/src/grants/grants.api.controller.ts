import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangeStanding,
  CloseGrant,
  GRANT_PHASES,
  type GrantLine,
  GrantList,
  GrantStory,
  type StandingChange,
} from '#libs/contracts';
import { GrantLedger } from '#libs/payments';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers, listOf } from '../api/answers.js';
import { keyIn, pageOf, pageQuery, placeInTime, wholeList } from '../api/cursor.js';
import { actionShown } from '../applications/applications.answers.js';
import { only, Policy, signedIn } from '../http/policy.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import { actionsShown } from './actions-shown.js';
import { GRANT_READERS, GrantFiles } from './grant-files.js';
import { grantsSeen } from './grant-list.controller.js';
import { grantShown, ledgerShown, momentShown, reasonInput } from './grants.answers.js';

const place = z.object({ dueAt: placeInTime, id: z.uuid() });
const PHASES = ['contracting', 'running', 'closed', 'ended'] as const satisfies readonly (keyof typeof GRANT_PHASES)[];
const listQuery = pageQuery.extend({ phase: z.enum(PHASES).optional(), search: z.string().max(200).optional() });

/** Grants from their award on. */
@Controller('api/v1/grants')
@ApiTags('grants')
export class GrantsApiController {
  constructor(
    private readonly grantFiles: GrantFiles,
    private readonly grants: GrantList,
    private readonly story: GrantStory,
    private readonly ledger: GrantLedger,
    private readonly changeStanding: ChangeStanding,
    private readonly closeGrant: CloseGrant,
  ) {}

  @Get()
  @Policy(only(...GRANT_READERS, 'applicant'))
  @Answers({ summary: 'Grants that you may see, the oldest obligation first', status: 200, schema: listOf(grantShown) })
  async list(@Req() request: FastifyRequest, @Query({ schema: listQuery }) asked: z.output<typeof listQuery>) {
    const { limit, cursor, ...filter } = asked;
    const rows = await this.grants.page(grantsSeen(request, filter), limit + 1, keyIn(cursor, place));
    const { items, next } = pageOf(rows, limit, (last) => ({ ...last.place }));
    return { items: items.map(shown), next };
  }

  @Get(':id')
  @Policy(signedIn)
  @Answers({ summary: 'One grant', status: 200, schema: grantShown })
  async show(@Req() request: FastifyRequest, @Param('id') id: string) {
    return shown((await this.grantFiles.open(request, id)).grant);
  }

  @Get(':id/actions')
  @Policy(signedIn)
  @Answers({
    summary: 'Every event of the present state: allowed for you, or why not',
    status: 200,
    schema: listOf(actionShown),
  })
  async actions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id') id: string,
  ) {
    const file = await this.grantFiles.open(request, id);
    return actionsShown(viewOf(request, reply), file.call, await this.grantFiles.actionsOn(file));
  }

  @Get(':id/ledger')
  @Policy(signedIn)
  @Answers({ summary: 'Where the money of a grant is, and every movement of it', status: 200, schema: ledgerShown })
  async showLedger(@Req() request: FastifyRequest, @Param('id') id: string) {
    await this.grantFiles.open(request, id);
    return this.ledger.of(id);
  }

  @Get(':id/history')
  @Policy(signedIn)
  @Answers({
    summary: 'All that happened to a grant, its payments and its reports, oldest first',
    status: 200,
    schema: listOf(momentShown),
  })
  async history(@Req() request: FastifyRequest, @Param('id') id: string) {
    const { reader } = await this.grantFiles.open(request, id);
    return wholeList(await this.story.of(id, reader));
  }

  @Post(':id/suspension')
  @Policy(only('officer'))
  @Answers({ summary: 'Suspend a running grant', status: 204 })
  suspend(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ) {
    return this.change('suspend', request, id, input);
  }

  @Post(':id/resumption')
  @Policy(only('authority'))
  @Answers({ summary: 'Take a suspended grant up again; not by whoever suspended it', status: 204 })
  resume(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ) {
    return this.change('resume', request, id, input);
  }

  @Post(':id/termination')
  @Policy(only('authority'))
  @Answers({ summary: 'End a grant before its time', status: 204 })
  terminate(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Body({ schema: reasonInput }) input: z.output<typeof reasonInput>,
  ) {
    return this.change('terminate', request, id, input);
  }

  @Post(':id/closure')
  @Policy(only('officer'))
  @Answers({ summary: 'Close a grant whose balance is settled and whose final report is accepted', status: 204 })
  async close(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    const { actor } = await this.grantFiles.open(request, id);
    await this.closeGrant.execute({ ...commandOf(request, actor), grantId: id });
  }

  private async change(
    change: StandingChange,
    request: FastifyRequest,
    id: string,
    input: z.output<typeof reasonInput>,
  ): Promise<void> {
    const { actor } = await this.grantFiles.open(request, id);
    await this.changeStanding.execute(change, { ...commandOf(request, actor), grantId: id, ...input });
  }
}

function shown({ state, ...grant }: GrantLine) {
  return { ...grant, states: state.split(' ') };
}
