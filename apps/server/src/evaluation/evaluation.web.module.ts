import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { EvaluationModule } from '#libs/evaluation';
import { AssessmentController } from './assessment.controller.js';
import { AssessmentsApiController } from './assessments.api.controller.js';
import { AssessorDesk } from './assessor-desk.js';
import { EvaluationApiController } from './evaluation.api.controller.js';
import { ImpartialityController } from './impartiality.controller.js';
import { PastController } from './past.controller.js';
import { ProgressController } from './progress.controller.js';
import { QueueController } from './queue.controller.js';
import { ReadersController } from './readers.controller.js';
import { ReopeningController } from './reopening.controller.js';
import { StaffCalls } from './staff-calls.js';
import { StepAsideController } from './step-aside.controller.js';
import { AssessmentSubmissionController } from './submission.controller.js';
import { WithdrawalController } from './withdrawal.controller.js';

/** The assessors' side: impartiality, queue, proposal and grid; and how far they are, for those who run the call. */
@Module({
  imports: [ApplicationsModule, CallsModule, EvaluationModule],
  controllers: [
    QueueController,
    PastController,
    AssessmentController,
    AssessmentSubmissionController,
    StepAsideController,
    ImpartialityController,
    ProgressController,
    WithdrawalController,
    ReadersController,
    ReopeningController,
    AssessmentsApiController,
    EvaluationApiController,
  ],
  providers: [AssessorDesk, StaffCalls],
  exports: [StaffCalls],
})
export class EvaluationWebModule {}
