import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentRow } from './assessment.row.js';
import { Assessments } from './assessments.js';
import { AssessorPool } from './assessor-pool.js';
import { AssignmentRow } from './assignment.row.js';
import { Assignments } from './assignments.js';
import { ConflictOfInterestRow } from './conflict-of-interest.row.js';
import { Declarations } from './declarations.js';
import { EvaluationRoundRow } from './evaluation-round.row.js';
import { ImpartialityDeclarationRow } from './impartiality-declaration.row.js';
import { Rounds } from './rounds.js';

const repositories = [Declarations, Rounds, Assignments, Assessments, AssessorPool];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ImpartialityDeclarationRow,
      ConflictOfInterestRow,
      EvaluationRoundRow,
      AssignmentRow,
      AssessmentRow,
    ]),
  ],
  providers: repositories,
  exports: repositories,
})
export class EvaluationPersistenceModule {}
