import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Checks } from './checks.js';
import { ClarificationRow } from './clarification.row.js';
import { Clarifications } from './clarifications.js';
import { EligibilityCheckRow } from './eligibility-check.row.js';

@Module({
  imports: [TypeOrmModule.forFeature([EligibilityCheckRow, ClarificationRow])],
  providers: [Checks, Clarifications],
  exports: [Checks, Clarifications],
})
export class EligibilityPersistenceModule {}
