import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { EligibilityPersistenceModule } from './persistence/eligibility-persistence.module.js';
import { FileChecks } from './queries/file-checks.js';
import { AnswerClarification } from './use-cases/answer-clarification.js';
import { DecideCheck } from './use-cases/decide-check.js';
import { RequestClarification } from './use-cases/request-clarification.js';

const offered = [AnswerClarification, DecideCheck, FileChecks, RequestClarification];

@Module({
  imports: [CallsModule, EligibilityPersistenceModule],
  providers: offered,
  exports: offered,
})
export class EligibilityModule {}
