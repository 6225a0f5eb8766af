import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { ComplaintsModule } from '#libs/complaints';
import { EligibilityModule } from '#libs/eligibility';
import { IdentityModule } from '#libs/identity';
import { ObligationsModule } from '#libs/programme';
import { MessagesShownModule } from '../messages/messages-shown.module.js';
import { CheckController } from './check.controller.js';
import { ClarificationRequestController } from './clarification-request.controller.js';
import { FactsOfFile } from './facts-of-file.js';
import { FilesApiController } from './files.api.controller.js';
import { OfficerFileController } from './file.controller.js';
import { LettersController } from './letters.controller.js';
import { ObligationsApiController } from './obligations.api.controller.js';
import { OfficeWork } from './office-work.js';
import { OfficerFiles } from './officer-files.js';
import { StaffCalls } from './staff-calls.js';
import { PreviewsModule } from '../previews/previews.module.js';
import { WorklistController } from './worklist.controller.js';

/** The office's side of an application: what waits, the file, the checks, the questions. */
@Module({
  imports: [
    ApplicationsModule,
    CallsModule,
    ComplaintsModule,
    EligibilityModule,
    IdentityModule,
    MessagesShownModule,
    ObligationsModule,
    PreviewsModule,
  ],
  controllers: [
    CheckController,
    ClarificationRequestController,
    FilesApiController,
    LettersController,
    ObligationsApiController,
    OfficerFileController,
    WorklistController,
  ],
  providers: [FactsOfFile, OfficeWork, OfficerFiles, StaffCalls],
  exports: [FactsOfFile, OfficerFiles],
})
export class EligibilityWebModule {}
