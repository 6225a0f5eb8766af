import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CAPACITIES, CommitteeView, LotRanking, NameMember, ReleaseMember } from '#libs/awards';
import { z } from 'zod';
import { StaffCalls } from '../evaluation/staff-calls.js';
import { page, pageAgain } from '../http/answer.js';
import { Flashes } from '../http/flashes.js';
import { only, Policy } from '../http/policy.js';
import { readForm, type Typed } from '../http/read-form.js';
import { viewOf } from '../http/views.js';
import { commandOf } from '../http/who.js';
import type { FieldError } from '../ui/field-error.js';
import { COMMITTEE_READERS } from './committee-calls.js';
import { CommitteePage } from './committee.page.js';

/** A seat as the form names it: the person and the capacity in which they may sit. */
const seat = z.object({
  seat: z
    .string()
    .regex(/^[0-9a-f-]{36} (chair|secretary|voting)$/, 'awards.committee.seatMissing')
    .transform((text) => {
      const [personId = '', capacity = ''] = text.split(' ');
      return { personId, capacity: CAPACITIES.find((known) => known === capacity) ?? ('voting' as const) };
    }),
  unit: z.string().trim().min(1, 'awards.committee.unitMissing').max(200, 'awards.committee.unitTooLong'),
});

/** Who sits on the committee of a call. Anybody of its staff may see it, also before signing. */
@Controller('calls/:code/committee')
export class CommitteeController {
  constructor(
    private readonly staffCalls: StaffCalls,
    private readonly view: CommitteeView,
    private readonly ranking: LotRanking,
    private readonly nameMember: NameMember,
    private readonly releaseMember: ReleaseMember,
    private readonly flashes: Flashes,
  ) {}

  @Get()
  @Policy(only('chair', 'secretary', 'committeeMember', 'officer', 'authority', 'auditor'))
  async show(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return page(reply, await this.pageOf(request, reply, code));
  }

  @Post()
  @Policy(only('officer'))
  async name(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    const read = readForm(seat, request.body, viewOf(request, reply));
    if (!read.ok) return pageAgain(reply, await this.pageOf(request, reply, code, read));
    const { seat: chosen, unit } = read.value;
    await this.nameMember.execute({ ...commandOf(request, actor), callId: call.id, ...chosen, unit });
    return this.flashes.seeOther(request, reply, { path: `/calls/${code}/committee`, key: 'awards.committee.named' });
  }

  @Post(':personId/release')
  @Policy(only('officer'))
  async release(
    @Param('code') code: string,
    @Param('personId') personId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, ['officer']);
    await this.releaseMember.execute({ ...commandOf(request, actor), callId: call.id, personId });
    return this.flashes.seeOther(request, reply, {
      path: `/calls/${code}/committee`,
      key: 'awards.committee.released',
    });
  }

  private async pageOf(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    again: { readonly typed: Typed; readonly errors: readonly FieldError[] } = { typed: {}, errors: [] },
  ) {
    const { call, actor } = await this.staffCalls.open(request, code, COMMITTEE_READERS);
    const mayName = actor.roles.includes('officer');
    const [seats, candidates] = await Promise.all([
      this.view.seats(call.id),
      mayName ? this.view.candidates(call.id) : [],
    ]);
    const lots = await Promise.all(
      call.lots.map(async ({ id: lot }) => {
        const { committeeFaults, members } = await this.ranking.of({ callId: call.id, lot }, call.firstStage);
        return { lot, faults: committeeFaults, members };
      }),
    );
    return (
      <CommitteePage
        view={viewOf(request, reply)}
        call={call}
        seats={seats}
        candidates={mayName ? candidates : null}
        lots={lots}
        {...again}
      />
    );
  }
}
