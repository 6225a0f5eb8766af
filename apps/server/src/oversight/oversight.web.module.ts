import { Module } from '@nestjs/common';
import { IntegrityModule } from '#libs/operation';
import { OversightModule } from '#libs/oversight';
import { EligibilityWebModule } from '../eligibility/eligibility.web.module.js';
import { EvaluationWebModule } from '../evaluation/evaluation.web.module.js';
import { AuditedFiles } from './audited-files.js';
import { DashboardController } from './dashboard.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { FiguresApiController } from './figures.api.controller.js';
import { IntegrityApiController } from './integrity.api.controller.js';
import { IntegrityController } from './integrity.controller.js';
import { ProgrammeController } from './programme.controller.js';

/** What those who watch see: a programme and its calls in figures, the files behind them, their evidence, and whether it holds. */
@Module({
  imports: [EligibilityWebModule, EvaluationWebModule, IntegrityModule, OversightModule],
  controllers: [
    DashboardController,
    EvidenceController,
    FiguresApiController,
    IntegrityApiController,
    IntegrityController,
    ProgrammeController,
  ],
  providers: [AuditedFiles],
})
export class OversightWebModule {}
