import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  AssessmentsInFull,
  type AssessmentInFull,
  CommitteeNotes,
  LotRanking,
  type Note,
  type RankedLine,
  type RankingOfLot,
  type Stage,
} from '#libs/awards';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';
import { CommitteeCalls, type OpenedLot } from './committee-calls.js';

export interface DiscussedFile extends OpenedLot {
  readonly ranking: RankingOfLot;
  readonly line: RankedLine;
}

/** A file on the committee's table, opened by somebody who may read its assessments. */
@Injectable()
export class DiscussedFiles {
  constructor(
    private readonly committeeCalls: CommitteeCalls,
    private readonly access: Access,
    private readonly ranking: LotRanking,
    private readonly assessments: AssessmentsInFull,
    private readonly notes: CommitteeNotes,
  ) {}

  /** Throws `NothingHere` also for members who have a conflict of interest with this file. */
  async open(
    request: FastifyRequest,
    {
      code,
      lot,
      stage,
      id,
    }: { readonly code: string; readonly lot: string; readonly stage: Stage; readonly id: string },
  ): Promise<DiscussedFile> {
    const opened = await this.committeeCalls.openLot(request, { code, lot });
    await this.access.to(request, id, { forJudges: true });
    const ranking = await this.ranking.of({ callId: opened.call.id, lot }, stage);
    const line = ranking.lines.find(({ applicationId }) => applicationId === id);
    if (!line) throw new NothingHere('The file is not in this ranking.');
    return { ...opened, ranking, line };
  }

  async said({ line, ranking }: DiscussedFile): Promise<{
    readonly assessments: readonly AssessmentInFull[];
    readonly notes: readonly Note[];
  }> {
    const [assessments, notes] = await Promise.all([
      this.assessments.ofFile(line.applicationId, ranking.stage),
      this.notes.ofFile(line.applicationId, ranking.stage),
    ]);
    return { assessments, notes };
  }
}
