export { AwardsModule } from './awards.module.js';
export { AwardNotFound, freeOf, LotBudgetExceeded, type AwardState } from './domain/award.js';
export {
  CAPACITIES,
  CommitteeNotLegal,
  entitled,
  type Capacity,
  type CommitteeFault,
  type Member,
} from './domain/committee.js';
export {
  DecisionNotDrawnUp,
  FilesStillPending,
  NothingToDecide,
  OwnDraft,
  RankingChanged,
  ReasonMissing,
  TieOrderInvalid,
  TieStillOpen,
} from './domain/decision-rules.js';
export { inPoints } from './domain/halves.js';
export { OUTCOMES, type DecidedFile, type LotDecision, type Outcome } from './domain/lot-decision.js';
export { REJECTIONS, type RejectionCode } from './domain/rejection.js';
export { STAGES, stageNamed, type Stage } from './domain/stage.js';
export { NotYourDecision } from './domain/who-may.js';
export { PromoteReserveEffect } from './effects/promote-reserve.effect.js';
export { ReleaseAwardEffect } from './effects/release-award.effect.js';
export { AwardFacts } from './persistence/award-facts.js';
export type { Decision, DecisionContent, DecisionKind } from './persistence/decisions.js';
export { AssessmentsInFull, type AssessmentInFull } from './queries/assessments-in-full.js';
export { AwardRegister, type AwardLine, type LotBudgetLine, type LotProgress } from './queries/award-register.js';
export { CommitteeNotes, type Note } from './persistence/committee-notes.js';
export { CommitteeView, type SeatCandidate, type SeatView } from './queries/committee-view.js';
export {
  LotRanking,
  type AssessmentOfFile,
  type NamedMember,
  type RankedLine,
  type RankingOfLot,
} from './queries/lot-ranking.js';
export { Minutes, type MinutedDecision, type MinutedFile, type MinutedMember } from './queries/minutes.js';
export { AwardsNotSettled, ConcludeAwards, type ConcludeAwardsCommand } from './use-cases/conclude-awards.js';
export { DecideAward, type AwardDecided, type DecideAwardCommand } from './use-cases/decide-award.js';
export { DecideSelection } from './use-cases/decide-selection.js';
export { DecideShortList } from './use-cases/decide-short-list.js';
export { DeclineAward, type DeclineAwardCommand } from './use-cases/decline-award.js';
export { DrawUpDecision, type DrawUpDecisionCommand } from './use-cases/draw-up-decision.js';
export type { ConfirmLotCommand, LotCommand, LotDecided } from './use-cases/lot-command.js';
export { NameMember, SeatNotPossible, type NameMemberCommand } from './use-cases/name-member.js';
export { PromoteNext, type Promoted, type PromoteNextCommand } from './use-cases/promote-next.js';
export { RecordTieBreak, type RecordTieBreakCommand } from './use-cases/record-tie-break.js';
export { ReleaseMember, type ReleaseMemberCommand } from './use-cases/release-member.js';
export { NotAtTheTable, NothingToDiscuss, WriteNote, type WriteNoteCommand } from './use-cases/write-note.js';
export { type Feedback } from './domain/feedback.js';
export { FeedbackOfFile } from './queries/feedback-of-file.js';
