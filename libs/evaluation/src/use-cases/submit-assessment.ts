import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { finalised, saved, type Assessment, type Draft } from '../domain/assessment.js';
import { requiredAfter } from '../domain/required.js';
import { resultOf, type FinalTotals } from '../domain/round-result.js';
import type { Round } from '../domain/round.js';
import { totalsOf } from '../domain/totals.js';
import { Assessments } from '../persistence/assessments.js';
import { Rounds } from '../persistence/rounds.js';
import { FillVacancies } from './fill-vacancies.js';
import { Readings, type Reading } from './reading.js';

export interface SubmitAssessmentCommand extends Command {
  readonly assignmentId: string;
  /** What stands in the form; without it the saved draft is submitted. */
  readonly sheet?: Draft;
}

export interface SubmittedAssessment {
  readonly assessmentId: string;
  /** ISO 8601 */
  readonly submittedAt: string;
  /** Final assessments that the file needs by now. */
  readonly required: number;
  readonly isComplete: boolean;
}

/**
 * Makes an assessment final. With the last one the file has its result; where two diverge somebody else is asked for a
 * third at once.
 */
@Injectable()
export class SubmitAssessment {
  constructor(
    private readonly commands: Commands,
    private readonly readings: Readings,
    private readonly assessments: Assessments,
    private readonly rounds: Rounds,
    private readonly vacancies: FillVacancies,
  ) {}

  execute(command: SubmitAssessmentCommand): Promise<SubmittedAssessment> {
    return this.commands.run('evaluation.submit-assessment', command, async (tx) => {
      const reading = await this.readings.of(tx, command.assignmentId, command);
      const { grant } = reading;
      const assessment = await this.finalise(tx, reading, command.sheet);
      const finals = await this.assessments.finalsOf(tx, reading.round.id);
      const round = await this.concluded(tx, reading, finals.valid);
      // The grant counts every final assessment, also those that do not count any more because of a conflict.
      const required = round.required + finals.void;
      await grant.send({ type: 'assessmentFinalised', payload: { assessmentId: assessment.id, required } }, command);
      const isComplete = round.completed !== null;
      return { assessmentId: assessment.id, submittedAt: grant.at.toISOString(), required: round.required, isComplete };
    });
  }

  private async finalise(tx: Tx, reading: Reading, sheet: Draft | undefined): Promise<Assessment> {
    const { grant, call, round, assessment } = reading;
    const grid = call.grid(round.stage);
    const draft = sheet ? saved(assessment, sheet, { grid, at: grant.at }) : assessment;
    const final = finalised(draft, { grid, comments: call.file.assessment.comments }, grant.at);
    await this.assessments.saveFinal(tx, final, totalsOf(grid, final.scores, round.transferred));
    return final;
  }

  /** The round after this assessment: complete, waiting for the other one, or asking for one more. */
  private async concluded(tx: Tx, { grant, call, round }: Reading, finals: readonly FinalTotals[]): Promise<Round> {
    const grid = call.grid(round.stage);
    const { divergencePercent, thresholdSplit } = call.file.assessment;
    const plan = { required: round.required, divergencePercent, thresholdSplit };
    const { required, divergence } = requiredAfter(grid, finals, plan);
    const isComplete = finals.length >= required;
    const next: Round = {
      ...round,
      required,
      divergence: divergence ?? round.divergence,
      completed: isComplete ? { at: grant.at, result: resultOf(grid, finals) } : null,
    };
    await this.rounds.save(tx, next);
    if (!isComplete) await this.vacancies.execute(tx, next, grant.at);
    return next;
  }
}
