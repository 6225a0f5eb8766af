import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallsModule } from '#libs/calls';
import { AwardFacts } from './award-facts.js';
import { AwardList } from './award-list.js';
import { AwardRow } from './award.row.js';
import { CommitteeDecisionRow } from './committee-decision.row.js';
import { CommitteeMemberRow } from './committee-member.row.js';
import { CommitteeNoteRow } from './committee-note.row.js';
import { CommitteeNotes } from './committee-notes.js';
import { Committees } from './committees.js';
import { DecisionDraftRow } from './decision-draft.row.js';
import { DecisionDrafts } from './decision-drafts.js';
import { Decisions } from './decisions.js';
import { LotBudgetRow } from './lot-budget.row.js';
import { LotFiles } from './lot-files.js';
import { LotTables } from './lot-tables.js';

const repositories = [
  AwardFacts,
  AwardList,
  CommitteeNotes,
  Committees,
  DecisionDrafts,
  Decisions,
  LotFiles,
  LotTables,
];

@Module({
  imports: [
    CallsModule,
    TypeOrmModule.forFeature([
      AwardRow,
      CommitteeDecisionRow,
      CommitteeMemberRow,
      CommitteeNoteRow,
      DecisionDraftRow,
      LotBudgetRow,
    ]),
  ],
  providers: repositories,
  exports: repositories,
})
export class AwardsPersistenceModule {}
