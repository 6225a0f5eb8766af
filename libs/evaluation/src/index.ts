export {
  AssessmentAlreadyFinal,
  AssessmentChangedElsewhere,
  AssessmentIncomplete,
  type Draft,
} from './domain/assessment.js';
export type { Ending } from './domain/assignment.js';
export type { Divergence } from './domain/divergence.js';
export { scoredSections } from './domain/grid.js';
export { inPoints, type Halves } from './domain/halves.js';
export type { Proposal, ProposalPart } from './domain/proposal.js';
export { ReasonMissing } from './domain/reason.js';
export type { RoundResult } from './domain/round-result.js';
export { NoVacancy, ReaderNotPossible, RoundNotOpen } from './domain/round.js';
export {
  faultsOf,
  needsReason,
  ScoreNotInGrid,
  type CommentRules,
  type Comments,
  type ScoreFault,
  type Scores,
  type Sheet,
} from './domain/scores.js';
export { STAGES, stageNamed, type Stage } from './domain/stage.js';
export { totalsOf, type Totals, type Transferred } from './domain/totals.js';
export { DeclarationMissing, NotAssigned, NotYourTask } from './domain/who-may.js';
export { OpenEvaluationRoundEffect } from './effects/open-evaluation-round.effect.js';
export { EvaluationModule } from './evaluation.module.js';
export { AssessmentSheets, type AssessmentSheet, type OtherAssessment } from './queries/assessment-sheets.js';
export { AssessorWorklist, type Queue, type QueuedFile } from './queries/assessor-worklist.js';
export { AssignmentScopes, type AssignmentScope } from './queries/assignment-scopes.js';
export { Impartiality, type ApplicantOfCall, type SignedDeclaration } from './queries/impartiality.js';
export { PastAssessments, type AfterAssessment, type PastAssessment } from './queries/past-assessments.js';
export { type PossibleReader, PossibleReaders, type Readership, STANDINGS } from './queries/possible-readers.js';
export {
  RoundProgress,
  type ProgressPage,
  type Reader,
  type RoundOfFile,
  type StageProgress,
} from './queries/round-progress.js';
export { AssignMissing, type AssignedMissing, type AssignMissingCommand } from './use-cases/assign-missing.js';
export { AssignReader, type AssignReaderCommand } from './use-cases/assign-reader.js';
export { DeclareConflict, type DeclareConflictCommand } from './use-cases/declare-conflict.js';
export {
  DECLARING_ROLES,
  DeclareImpartiality,
  type DeclareImpartialityCommand,
} from './use-cases/declare-impartiality.js';
export { EndAssignment, type EndAssignmentCommand, type EndedAssignment } from './use-cases/end-assignment.js';
export { OpenRound, type OpenRoundOrder } from './use-cases/open-round.js';
export type { ConflictDeclared } from './use-cases/recusal.js';
export {
  ReopenAssessment,
  type ReopenAssessmentCommand,
  type ReopenedAssessment,
} from './use-cases/reopen-assessment.js';
export { SaveAssessment, type SaveAssessmentCommand, type SavedDraft } from './use-cases/save-assessment.js';
export { SkipAssignment, type SkipAssignmentCommand } from './use-cases/skip-assignment.js';
export {
  SubmitAssessment,
  type SubmitAssessmentCommand,
  type SubmittedAssessment,
} from './use-cases/submit-assessment.js';
export { type AssessorLoad, AssessorLoads } from './queries/assessor-loads.js';
