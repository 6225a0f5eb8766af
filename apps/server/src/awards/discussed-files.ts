import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AssessmentsInFull, type AssessmentInFull, CommitteeNotes, type Note, type RankedLine } from '#libs/awards';
import { Access } from '../http/access.js';
import { NothingHere } from '../http/refusals.js';
import { type RankedLot, RankedLots } from './ranked-lots.js';

export interface DiscussedFile extends RankedLot {
  readonly line: RankedLine;
}

/** A file on the committee's table, opened by somebody who may read its assessments. */
@Injectable()
export class DiscussedFiles {
  constructor(
    private readonly lots: RankedLots,
    private readonly access: Access,
    private readonly assessments: AssessmentsInFull,
    private readonly notes: CommitteeNotes,
  ) {}

  /** Throws `NothingHere` also for members who have a conflict of interest with this file. */
  async open(request: FastifyRequest, params: unknown): Promise<DiscussedFile> {
    const opened = await this.lots.open(request, params);
    // The address has this part too, or the route would not have matched.
    const { id } = params as { readonly id: string };
    await this.access.to(request, id, { forJudges: true });
    const line = opened.ranking.lines.find(({ applicationId }) => applicationId === id);
    if (!line) throw new NothingHere('The file is not in this ranking.');
    return { ...opened, line };
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
