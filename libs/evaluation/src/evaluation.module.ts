import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { OpenEvaluationRoundEffect } from './effects/open-evaluation-round.effect.js';
import { EvaluationPersistenceModule } from './persistence/evaluation-persistence.module.js';
import { AssessmentSheets } from './queries/assessment-sheets.js';
import { AssessorLoads } from './queries/assessor-loads.js';
import { AssessorWorklist } from './queries/assessor-worklist.js';
import { AssignmentScopes } from './queries/assignment-scopes.js';
import { Impartiality } from './queries/impartiality.js';
import { PastAssessments } from './queries/past-assessments.js';
import { PossibleReaders } from './queries/possible-readers.js';
import { RoundProgress } from './queries/round-progress.js';
import { AssignReader } from './use-cases/assign-reader.js';
import { AssignMissing } from './use-cases/assign-missing.js';
import { DeclareConflict } from './use-cases/declare-conflict.js';
import { DeclareImpartiality } from './use-cases/declare-impartiality.js';
import { EndAssignment } from './use-cases/end-assignment.js';
import { EndReading } from './use-cases/end-reading.js';
import { FillVacancies } from './use-cases/fill-vacancies.js';
import { GiveOut } from './use-cases/give-out.js';
import { MayRead } from './use-cases/may-read.js';
import { OpenRound } from './use-cases/open-round.js';
import { Readings } from './use-cases/reading.js';
import { Recusal } from './use-cases/recusal.js';
import { ReopenAssessment } from './use-cases/reopen-assessment.js';
import { SaveAssessment } from './use-cases/save-assessment.js';
import { SkipAssignment } from './use-cases/skip-assignment.js';
import { SubmitAssessment } from './use-cases/submit-assessment.js';

const offered = [
  AssignMissing,
  AssignReader,
  DeclareConflict,
  DeclareImpartiality,
  EndAssignment,
  OpenRound,
  ReopenAssessment,
  SaveAssessment,
  SkipAssignment,
  SubmitAssessment,
  AssessmentSheets,
  AssessorLoads,
  AssessorWorklist,
  AssignmentScopes,
  Impartiality,
  PastAssessments,
  PossibleReaders,
  RoundProgress,
  OpenEvaluationRoundEffect,
];

/** Assessment of applications: impartiality, who reads what, scores, and what they come to. */
@Module({
  imports: [CallsModule, EvaluationPersistenceModule],
  providers: [EndReading, FillVacancies, GiveOut, MayRead, Readings, Recusal, ...offered],
  exports: offered,
})
export class EvaluationModule {}
