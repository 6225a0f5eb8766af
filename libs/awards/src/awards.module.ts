import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { PromoteReserveEffect } from './effects/promote-reserve.effect.js';
import { ReleaseAwardEffect } from './effects/release-award.effect.js';
import { AwardsPersistenceModule } from './persistence/awards-persistence.module.js';
import { AssessmentsInFull } from './queries/assessments-in-full.js';
import { AwardRegister } from './queries/award-register.js';
import { CommitteeView } from './queries/committee-view.js';
import { FeedbackOfFile } from './queries/feedback-of-file.js';
import { LotRanking } from './queries/lot-ranking.js';
import { Minutes } from './queries/minutes.js';
import { CommitteeDecision } from './use-cases/committee-decision.js';
import { ConcludeAwards } from './use-cases/conclude-awards.js';
import { DecideAward } from './use-cases/decide-award.js';
import { DecideSelection } from './use-cases/decide-selection.js';
import { DecideShortList } from './use-cases/decide-short-list.js';
import { DeclineAward } from './use-cases/decline-award.js';
import { DrawUpDecision } from './use-cases/draw-up-decision.js';
import { NameMember } from './use-cases/name-member.js';
import { PromoteNext } from './use-cases/promote-next.js';
import { PromoteReserve } from './use-cases/promote-reserve.js';
import { RecordTieBreak } from './use-cases/record-tie-break.js';
import { ReleaseAward } from './use-cases/release-award.js';
import { ReleaseMember } from './use-cases/release-member.js';
import { WriteNote } from './use-cases/write-note.js';

const offered = [
  ConcludeAwards,
  DecideAward,
  DecideSelection,
  DecideShortList,
  DeclineAward,
  DrawUpDecision,
  NameMember,
  PromoteNext,
  RecordTieBreak,
  ReleaseMember,
  WriteNote,
  AssessmentsInFull,
  AwardRegister,
  CommitteeView,
  FeedbackOfFile,
  LotRanking,
  Minutes,
  PromoteReserveEffect,
  ReleaseAwardEffect,
];

/** The committee's rankings and decisions, and the awards inside each lot's budget. */
@Module({
  imports: [CallsModule, AwardsPersistenceModule],
  providers: [CommitteeDecision, PromoteReserve, ReleaseAward, ...offered],
  exports: [...offered, AwardsPersistenceModule],
})
export class AwardsModule {}
