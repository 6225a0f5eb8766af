import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { AssessmentAlreadyFinal } from '../domain/assessment.js';
import { Assignments } from '../persistence/assignments.js';
import { Readings } from './reading.js';

export interface SkipAssignmentCommand extends Command {
  readonly assignmentId: string;
}

/** Puts a file at the end of one's own queue for now. */
@Injectable()
export class SkipAssignment {
  constructor(
    private readonly commands: Commands,
    private readonly readings: Readings,
    private readonly assignments: Assignments,
  ) {}

  execute(command: SkipAssignmentCommand): Promise<void> {
    return this.commands.run('evaluation.skip-assignment', command, async (tx) => {
      const { grant, assignment, assessment } = await this.readings.of(tx, command.assignmentId, command);
      if (assessment.submittedAt)
        throw new AssessmentAlreadyFinal('This assessment is final.', { assessmentId: assessment.id });
      await this.assignments.save(tx, { ...assignment, skippedAt: grant.at });
    });
  }
}
