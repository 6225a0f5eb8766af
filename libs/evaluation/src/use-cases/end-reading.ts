import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import { AssessmentAlreadyFinal } from '../domain/assessment.js';
import type { Assignment } from '../domain/assignment.js';
import { Assessments } from '../persistence/assessments.js';
import { Assignments } from '../persistence/assignments.js';

/** Takes a file from somebody who has not finished it. Part of use cases that have locked the assignment. */
@Injectable()
export class EndReading {
  constructor(
    private readonly assignments: Assignments,
    private readonly assessments: Assessments,
  ) {}

  /** Throws `AssessmentAlreadyFinal`: a final assessment stays. */
  async execute(tx: Tx, assignment: Assignment, ended: NonNullable<Assignment['ended']>): Promise<void> {
    const assessment = await this.assessments.ofAssignment(tx, assignment.id);
    if (assessment?.submittedAt)
      throw new AssessmentAlreadyFinal('This assessment is final.', { assessmentId: assessment.id });
    await this.assignments.save(tx, { ...assignment, ended });
  }
}
