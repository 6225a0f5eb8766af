import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssessmentsInFull, CommitteeNotes, LotRanking, Minutes, stageNamed } from '#libs/awards';
import { only, Policy } from '../http/policy.js';
import { NothingHere } from '../http/refusals.js';
import { viewOf } from '../http/views.js';
import { CommitteeCalls } from './committee-calls.js';
import { workbookOf } from './workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Everything a committee needs for one stage of a call, in one spreadsheet. */
@Controller('calls/:code/workbook/:stage')
@Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
export class WorkbookController {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly ranking: LotRanking,
    private readonly assessments: AssessmentsInFull,
    private readonly notes: CommitteeNotes,
    private readonly minutes: Minutes,
  ) {}

  @Get()
  async download(
    @Param('code') code: string,
    @Param('stage') named: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const stage = stageNamed(named);
    if (!stage) throw new NothingHere('There is no such stage.');
    const { call, actor } = await this.committeeCalls.open(request, code);
    const rankings = await Promise.all(
      call.lots.map(({ id: lot }) => this.ranking.of({ callId: call.id, lot }, stage)),
    );
    const [assessments, notes, decisions] = await Promise.all([
      this.assessments.ofCall(call.id, stage, actor.id),
      this.notes.ofCall(call.id, actor.id),
      this.minutes.of(call.id, actor.id),
    ]);
    reply.type(XLSX);
    reply.header('content-disposition', `attachment; filename="${call.code}-${stage}.xlsx"`);
    return workbookOf(viewOf(request, reply), {
      call,
      stage,
      rankings,
      assessments,
      notes: notes.filter((note) => note.stage === stage),
      decisions: decisions.filter(({ decision }) => decision.stage === stage),
    });
  }
}
