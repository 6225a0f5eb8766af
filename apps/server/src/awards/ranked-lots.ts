import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LotRanking, type RankingOfLot, type Stage, stageNamed } from '#libs/awards';
import type { Role } from '#libs/kernel';
import { NothingHere } from '../http/refusals.js';
import { CommitteeCalls, type OpenedLot } from './committee-calls.js';
import { rankingPath } from './ranking-address.js';

/** The ranking of a lot in a stage, opened by somebody who may see it. */
export interface RankedLot extends OpenedLot {
  readonly stage: Stage;
  readonly path: string;
  readonly ranking: RankingOfLot;
}

/** Opens rankings by the parts of their address. */
@Injectable()
export class RankedLots {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly rankings: LotRanking,
  ) {}

  /** Throws `NothingHere` for an address that names none, and for somebody without the role that is asked for. */
  async open(request: FastifyRequest, params: unknown, role?: Role): Promise<RankedLot> {
    // The address has these three parts, or the route would not have matched.
    const { code, stage: named, lot } = params as Readonly<Record<'code' | 'stage' | 'lot', string>>;
    const stage = stageNamed(named);
    if (!stage) throw new NothingHere('There is no such stage.');
    const opened = await this.committeeCalls.openLot(request, { code, lot });
    if (role && !opened.actor.roles.includes(role)) throw new NothingHere(`Not the ${role} of this committee.`);
    const ranking = await this.rankings.of({ callId: opened.call.id, lot }, stage);
    return { ...opened, stage, path: rankingPath(opened.call.code, stage, lot), ranking };
  }
}
