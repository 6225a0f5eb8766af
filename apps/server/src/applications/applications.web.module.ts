import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { EligibilityModule } from '#libs/eligibility';
import { IdentityModule } from '#libs/identity';
import { CorrespondenceModule } from '#libs/notifications';
import { CallsWebModule } from '../calls/calls.web.module.js';
import { MessagesShownModule } from '../messages/messages-shown.module.js';
import { ApplicantActions } from './applicant-actions.js';
import { ApplicantFiles } from './applicant-files.js';
import { ApplicantProfiles } from './applicant-profile.js';
import { ActionsApiController } from './actions.api.controller.js';
import { AnswerHistoryController } from './answer-history.controller.js';
import { AnswersApiController } from './answers.api.controller.js';
import { ApplicationsApiController } from './applications.api.controller.js';
import { CarriedAnswers } from './carried-answers.js';
import { BudgetController } from './budget.controller.js';
import { BudgetDraftController } from './budget-draft.controller.js';
import { BudgetHistoryController } from './budget-history.controller.js';
import { BudgetSpreadsheetController } from './budget-spreadsheet.controller.js';
import { BudgetWriter } from './budget-writer.js';
import { CalendarController } from './calendar.controller.js';
import { Corrections } from './corrections.js';
import { ClarificationController } from './clarification.controller.js';
import { DocumentFileController } from './document-file.controller.js';
import { DocumentsApiController } from './documents.api.controller.js';
import { DocumentsController } from './documents.controller.js';
import { DraftsApiController } from './drafts.api.controller.js';
import { DraftController } from './draft.controller.js';
import { FileController } from './file.controller.js';
import { FilesOfPage } from './files-of-page.js';
import { FormChangesApiController } from './form-changes.api.controller.js';
import { FormChangesController } from './form-changes.controller.js';
import { FormFiles } from './form-files.js';
import { FormController } from './form.controller.js';
import { KeptPapersController } from './kept-papers.controller.js';
import { KeptPapers } from './kept-papers.js';
import { MineController } from './mine.controller.js';
import { ReceiptController } from './receipt.controller.js';
import { RowsSheetController } from './rows-sheet.controller.js';
import { Signing } from './signing.js';
import { SignOffApiController } from './sign-off.api.controller.js';
import { StartController } from './start.controller.js';
import { StatusApiController } from './status.api.controller.js';
import { StatusController } from './status.controller.js';
import { StatusOfFile } from './status-of-file.js';
import { SubmitController } from './submit.controller.js';
import { SubmittedController } from './submitted.controller.js';
import { PreviewsModule } from '../previews/previews.module.js';
import { WithdrawController } from './withdraw.controller.js';

/** The applicant's side: from the start of an application to its receipt, and everything that is asked afterwards. */
@Module({
  imports: [
    ApplicationsModule,
    CallsModule,
    CallsWebModule,
    EligibilityModule,
    IdentityModule,
    MessagesShownModule,
    CorrespondenceModule,
    PreviewsModule,
  ],
  controllers: [
    ActionsApiController,
    AnswerHistoryController,
    AnswersApiController,
    ApplicationsApiController,
    DocumentsApiController,
    BudgetController,
    BudgetDraftController,
    BudgetHistoryController,
    BudgetSpreadsheetController,
    CalendarController,
    ClarificationController,
    DocumentFileController,
    DocumentsController,
    DraftController,
    DraftsApiController,
    FileController,
    FormController,
    FormChangesController,
    FormChangesApiController,
    KeptPapersController,
    MineController,
    ReceiptController,
    RowsSheetController,
    SignOffApiController,
    StartController,
    StatusApiController,
    StatusController,
    SubmitController,
    SubmittedController,
    WithdrawController,
  ],
  providers: [
    ApplicantActions,
    ApplicantFiles,
    ApplicantProfiles,
    BudgetWriter,
    CarriedAnswers,
    Corrections,
    FilesOfPage,
    FormFiles,
    KeptPapers,
    Signing,
    StatusOfFile,
  ],
  exports: [ApplicantActions, ApplicantFiles, ApplicantProfiles, Signing],
})
export class ApplicationsWebModule {}
