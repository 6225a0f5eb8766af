export type { ReportContent } from './domain/content.js';
export { DocumentNotAsked, DocumentNotFound, TooManyDocuments, type ReportDocument } from './domain/documents.js';
export {
  faultyHeadings,
  INDIRECT,
  type FigureFault,
  type FigureLine,
  type Figures,
  type ReportBudget,
} from './domain/figures.js';
export { isOpen, ReportNotFound, ReportNotOpen, ReportReplaced, type Report } from './domain/report.js';
export { FIGURES_PAGE, PageChangedMeanwhile, PageTooLarge, type ReportPage } from './domain/report-page.js';
export type { ReportKind } from './domain/report-schedule.js';
export {
  AcceptedCostsWrong,
  IndirectCostsTooHigh,
  IneligibleWithoutReason,
  type Decision,
  type VerifiedLine,
} from './domain/verification.js';
export { NotYourStep } from './domain/who-may.js';
export { TextTooLong } from './domain/written-text.js';
export { answersOf } from './draft/answers-of.js';
export { reportFacts, type ReportDraft } from './draft/report-draft.js';
export {
  ReportFile,
  type ReportFileView,
  type ReportQuestion,
  type ReportVerificationView,
  type SubmittedReport,
} from './draft/report-file.js';
export { ScheduleReportsEffect } from './effects/schedule-reports.effect.js';
export { TellGrantReportAcceptedEffect } from './effects/tell-grant-report-accepted.effect.js';
export { ContractNotFound } from './persistence/signed-contracts.js';
export { NothingSubmitted } from './persistence/report-submissions.js';
export {
  placeOfReport,
  REPORT_GROUPS,
  ReportList,
  type ReportFilter,
  type ReportGroup,
  type ReportLine,
  type ReportPlace,
} from './queries/report-list.js';
export { ReportingModule } from './reporting.module.js';
export { AcceptReport, type AcceptReportCommand, type ReportAccepted } from './use-cases/accept-report.js';
export { QueryReport, type QueryReportCommand } from './use-cases/query-report.js';
export { ReadReportDocument, type ReportDocumentContent } from './use-cases/read-report-document.js';
export { RemoveReportDocument, type RemoveReportDocumentCommand } from './use-cases/remove-report-document.js';
export { SaveReportPage, type SaveReportPageCommand } from './use-cases/save-report-page.js';
export { UploadReportDocument, type UploadReportDocumentCommand } from './use-cases/upload-report-document.js';
export { SubmitReport, type ReportProof, type SubmitReportCommand } from './use-cases/submit-report.js';
export { WaiveReport, type WaiveReportCommand } from './use-cases/waive-report.js';
