import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { reasonGiven } from '../domain/reason.js';
import { reopened, RoundNotOpen } from '../domain/round.js';
import { stageNamed } from '../domain/stage.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Assessments } from '../persistence/assessments.js';
import { Rounds } from '../persistence/rounds.js';
import { FillVacancies } from './fill-vacancies.js';

export interface ReopenAssessmentCommand extends Command {
  readonly applicationId: string;
  readonly reason: string;
}

export interface ReopenedAssessment {
  /** Readers that the file lacks, because nobody else may read it. */
  readonly missing: number;
}

/** The committee wants one more assessment of a file that has its result, and says why. */
@Injectable()
export class ReopenAssessment {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly rounds: Rounds,
    private readonly assessments: Assessments,
    private readonly vacancies: FillVacancies,
  ) {}

  execute(command: ReopenAssessmentCommand): Promise<ReopenedAssessment> {
    return this.commands.run('evaluation.reopen-assessment', command, async (tx) => {
      mustHaveOneOf(command.by, ['chair', 'secretary']);
      const grant = await this.engine.lock(tx, command.applicationId);
      await grant.send({ type: 'assessmentReopened', payload: { reason: reasonGiven(command.reason) } }, command);
      const stage = stageNamed(grant.context['stage']);
      const round = stage && (await this.rounds.ofStage(tx, command.applicationId, stage));
      if (!round) throw new RoundNotOpen('This file was not assessed.', { applicationId: command.applicationId });
      const { valid } = await this.assessments.finalsOf(tx, round.id);
      const next = reopened(round, valid.length);
      await this.rounds.save(tx, next);
      return { missing: await this.vacancies.execute(tx, next, grant.at) };
    });
  }
}
