import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { WholeDrafts } from './draft/whole-draft.js';
import { IssueReceiptEffect } from './effects/issue-receipt.effect.js';
import { ApplicationsPersistenceModule } from './persistence/applications-persistence.module.js';
import { AnswerHistory } from './queries/answer-history.js';
import { ApplicationFile } from './queries/application-file.js';
import { CallsOfFiles } from './persistence/calls-of-files.js';
import { ChangesOfBudget } from './queries/changes-of-budget.js';
import { DatesOfFile } from './queries/dates-of-file.js';
import { DocumentsOfFile } from './queries/documents-of-file.js';
import { FileHistory } from './queries/file-history.js';
import { FilesOfOrganisation } from './queries/files-of-organisation.js';
import { FormChanges } from './queries/form-changes.js';
import { GivenFiles } from './queries/given-files.js';
import { ListedFiles } from './queries/listed-files.js';
import { MyApplications } from './queries/my-applications.js';
import { OfficerWorklist } from './queries/officer-worklist.js';
import { ReceiptKeys } from './queries/receipt-keys.js';
import { ReceiptStandings } from './queries/receipt-standing.js';
import { SignOffs } from './queries/sign-offs.js';
import { Submitted } from './queries/submitted.js';
import { UsualTimes } from './queries/usual-times.js';
import { ReceiptsInBooks } from './receipts/receipts-in-books.js';
import { SignReceipt } from './receipts/sign-receipt.js';
import { AskForSignature } from './use-cases/ask-for-signature.js';
import { CorrectApplication } from './use-cases/correct-application.js';
import { EndReceiptKey } from './use-cases/end-receipt-key.js';
import { IssueReceipt } from './use-cases/issue-receipt.js';
import { LookAround } from './use-cases/look-around.js';
import { RemoveDocument } from './use-cases/remove-document.js';
import { SaveAnswers } from './use-cases/save-answers.js';
import { SaveBudget } from './use-cases/save-budget.js';
import { SeeFormChanges } from './use-cases/see-form-changes.js';
import { StartApplication } from './use-cases/start-application.js';
import { SubmitApplication } from './use-cases/submit-application.js';
import { UploadDocument } from './use-cases/upload-document.js';
import { WithdrawApplication } from './use-cases/withdraw-application.js';

const useCases = [
  AskForSignature,
  CorrectApplication,
  EndReceiptKey,
  LookAround,
  RemoveDocument,
  SaveAnswers,
  SaveBudget,
  SeeFormChanges,
  StartApplication,
  SubmitApplication,
  UploadDocument,
  WithdrawApplication,
];
const queries = [
  AnswerHistory,
  ApplicationFile,
  CallsOfFiles,
  ChangesOfBudget,
  DatesOfFile,
  DocumentsOfFile,
  FileHistory,
  FilesOfOrganisation,
  FormChanges,
  GivenFiles,
  MyApplications,
  ListedFiles,
  OfficerWorklist,
  ReceiptKeys,
  ReceiptsInBooks,
  ReceiptStandings,
  SignOffs,
  Submitted,
  UsualTimes,
];

/** Needs, besides what every process has, a `FileStore` (FilesModule), `Notices` (notifications) and a `SigningKey`. */
@Module({
  imports: [CallsModule, ApplicationsPersistenceModule],
  providers: [...useCases, ...queries, SignReceipt, WholeDrafts, IssueReceipt, IssueReceiptEffect],
  exports: [...useCases, ...queries, IssueReceiptEffect],
})
export class ApplicationsModule {}
