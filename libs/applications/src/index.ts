export { ApplicationsModule } from './applications.module.js';
export type { LastChange } from './domain/answer-changes.js';
export { ApplicationNotFound, TooManyApplications } from './domain/application.js';
export { AnswersContested, AnswersTooLarge, type PageAnswers } from './domain/answers.js';
export type { ApplicantProfile, FrozenDocument, Request, SubmissionContent } from './domain/content.js';
export { type ApplicationDocument, DocumentNotAsked, DocumentNotFound, TooManyDocuments } from './domain/documents.js';
export { type ContentDifference, contentDifferences } from './domain/content-difference.js';
export type { Contested } from './domain/merge.js';
export {
  CORRECTED_IN,
  type OpenedSection,
  type Openness,
  setsOpenFor,
  stagesOpenFor,
} from './domain/opened-sections.js';
export { parsedReceiptCode } from './domain/receipt-code.js';
export { DraftChangedMeanwhile, DraftIncomplete, LONGEST_NOTE, standingOf } from './domain/sign-off.js';
export {
  type DocumentSet,
  DOCUMENT_SETS,
  isDocumentSet,
  isStage,
  openDocumentSets,
  openStages,
  type Stage,
  STAGES,
} from './domain/stage.js';
export { ApplicationNotOpen, NotYourApplication } from './domain/who-may.js';
export { asAnswer, answersFrom } from './draft/answers-from.js';
export { differingCells } from './draft/budget-history.js';
export { BUDGET_PAGE, budgetFrom, budgetPage } from './draft/budget-page.js';
export { questionsEverOn } from './draft/former-questions.js';
export { homedPages } from './draft/homed-pages.js';
export { type KeptAnswer, keptAnswers } from './draft/kept-answers.js';
export { documentRules, missingDocuments } from './draft/document-rules.js';
export { correctedContent } from './draft/corrected-content.js';
export { pagesAsking } from './draft/pages-asking.js';
export {
  contentHash,
  type Declaration,
  draftHash,
  frozenMaterial,
  type SealedDraft,
  sealedDraft,
} from './draft/frozen-content.js';
export { type BudgetDraft, hasBudget, type Material, stageDraft, type StageDraft } from './draft/stage-draft.js';
export { draftsFor, missingParts, requestIn, submissionFacts } from './draft/submission-facts.js';
export { IssueReceiptEffect } from './effects/issue-receipt.effect.js';
export { AnswerHistory, type HistoryOfAnswer } from './queries/answer-history.js';
export { ApplicationFile, type ApplicationFileView, type SubmissionLine } from './queries/application-file.js';
export { CallsOfFiles } from './persistence/calls-of-files.js';
export { type BudgetSince, ChangesOfBudget, type NamedBudgetChange } from './queries/changes-of-budget.js';
export { type DateOfFile, DatesOfFile } from './queries/dates-of-file.js';
export { type DocumentContent, DocumentsOfFile } from './queries/documents-of-file.js';
export { FileHistory, type HistoryLine } from './queries/file-history.js';
export { FilesOfOrganisation } from './queries/files-of-organisation.js';
export { type ChangedPart, FormChanges, type FormChangesOfFile } from './queries/form-changes.js';
export { type GivenFile, GivenFiles, type GivenFilesAsked, originOf, type UseOfFile } from './queries/given-files.js';
export { ListedFiles, type ListedOtherwise } from './queries/listed-files.js';
export { EVERY_PLACE, IN_PLACE, withWords } from './queries/listed-files.sql.js';
export { type MyApplication, MyApplications } from './queries/my-applications.js';
export {
  type Counted,
  countedUpTo,
  MOST_COUNTED,
  OfficerWorklist,
  WORK_GROUPS,
  type WorkGroup,
  type WorklistFilter,
  type WorklistPlace,
  type WorklistRow,
} from './queries/officer-worklist.js';
export { ReceiptKeys, type PublicKey } from './queries/receipt-keys.js';
export { type OwnReceipt, type ReceiptStanding, ReceiptStandings } from './queries/receipt-standing.js';
export { type SignOffAsked, SignOffs } from './queries/sign-offs.js';
export { type BlindSubmission, Submitted, type SubmittedView } from './queries/submitted.js';
export { type FiguresOf, type KnownTime, UsualTimes } from './queries/usual-times.js';
export { fullReceipt, type ReceiptStatement } from './receipts/receipt-document.js';
export { type ReceiptsChecked, ReceiptsInBooks } from './receipts/receipts-in-books.js';
export { ReceiptKeyModule } from './receipts/receipt-key.module.js';
export { SigningKey, writeNewKey } from './receipts/signing-key.js';
export { AskForSignature, type AskForSignatureCommand } from './use-cases/ask-for-signature.js';
export {
  CorrectApplication,
  type CorrectApplicationCommand,
  CorrectionIncomplete,
  CorrectionMovesContribution,
  CorrectionNotDeclared,
} from './use-cases/correct-application.js';
export { EndReceiptKey } from './use-cases/end-receipt-key.js';
export { LookAround, type Neighbour, type Surroundings } from './use-cases/look-around.js';
export { RemoveDocument, type RemoveDocumentCommand } from './use-cases/remove-document.js';
export { PageUnknown, SaveAnswers, type SaveAnswersCommand, type SavedPage } from './use-cases/save-answers.js';
export { type BudgetCells, SaveBudget, type SaveBudgetCommand } from './use-cases/save-budget.js';
export {
  ApplicantReplaced,
  CallNotOpen,
  LotNotForApplicant,
  StartApplication,
  type StartApplicationCommand,
} from './use-cases/start-application.js';
export { RevisionUnknown, SeeFormChanges } from './use-cases/see-form-changes.js';
export {
  SubmitApplication,
  type SubmissionProof,
  type SubmitApplicationCommand,
} from './use-cases/submit-application.js';
export { UploadDocument, type UploadDocumentCommand } from './use-cases/upload-document.js';
export { WithdrawApplication, type WithdrawApplicationCommand } from './use-cases/withdraw-application.js';
