import { Module } from '@nestjs/common';
import { AwardsModule } from '#libs/awards';
import { CallsModule } from '#libs/calls';
import { EvaluationModule } from '#libs/evaluation';
import { EvaluationWebModule } from '../evaluation/evaluation.web.module.js';
import { AwardController } from './award.controller.js';
import { AwardsApiController } from './awards.api.controller.js';
import { BatchLetters } from './batch-letters.js';
import { CommitteeApiController } from './committee.api.controller.js';
import { CommitteeCalls } from './committee-calls.js';
import { CommitteeController } from './committee.controller.js';
import { ConclusionController } from './conclusion.controller.js';
import { DecisionController } from './decision.controller.js';
import { DiscussedFiles } from './discussed-files.js';
import { DiscussionApiController } from './discussion.api.controller.js';
import { DiscussionController } from './discussion.controller.js';
import { DraftController } from './draft.controller.js';
import { CommitteeHomeController } from './home.controller.js';
import { LettersOfLotController } from './letters.controller.js';
import { LettersApiController } from './letters.api.controller.js';
import { MinutesController } from './minutes.controller.js';
import { RankedLots } from './ranked-lots.js';
import { RankingController } from './ranking.controller.js';
import { RegisterController } from './register.controller.js';
import { TieController } from './tie.controller.js';
import { WorkbookController } from './workbook.controller.js';

/** The committee's and the authority's side: composition, ranking, decisions, awards, minutes. */
@Module({
  imports: [AwardsModule, CallsModule, EvaluationModule, EvaluationWebModule],
  controllers: [
    CommitteeHomeController,
    CommitteeController,
    RankingController,
    DecisionController,
    DiscussionController,
    DraftController,
    LettersOfLotController,
    LettersApiController,
    TieController,
    RegisterController,
    ConclusionController,
    AwardController,
    MinutesController,
    WorkbookController,
    CommitteeApiController,
    DiscussionApiController,
    AwardsApiController,
  ],
  providers: [BatchLetters, CommitteeCalls, DiscussedFiles, RankedLots],
})
export class AwardsWebModule {}
