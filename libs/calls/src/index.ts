export { choicesOf, rowsOf, textOf, type Answer, type Answers, type Row } from './answers.js';
export * from './budget.js';
export { ceilingsOf, judged, type Border, type Ceiling, type Figure, type JudgedCeiling } from './budget-ceilings.js';
export * from './budget-cells.js';
export * from './budget-changes.js';
export * from './budget-lines.js';
export * from './budget-paste.js';
export * from './budget-sheet.js';
export * from './rows-sheet.js';
export { readBudgetSheet, type SheetContext } from './read-budget-sheet.js';
export * from './calendar.js';
export * from './call.js';
export { CallsModule } from './calls.module.js';
export { readDate } from './check-question.js';
export { askedIn, askedPages, isAsked, isPageAsked, testsOf, YES_NO } from './conditions.js';
export { columnsOf, type FormColumn, rowLimitsOf, isOfRows, type QuestionOfRows } from './rows.js';
export {
  levelBelow,
  type LogframeItem,
  logframeItems,
  type LogframeLevel,
  monthsOfRow,
  placeUnder,
} from './logframe.js';
export { type ComplaintRules, type FeedbackRules, type OutageRule, REMINDED } from './file/afterwards-file.js';
export * from './file/call-file.js';
export type * from './file/form-file.js';
export type * from './file/grid-file.js';
export { CHECKS } from './file/rules-file.js';
export { FORMATS } from './file/formats.js';
export type * from './file/rules-file.js';
export type { Text } from './file/words.js';
export { type Section, sectionsOf } from './sections.js';
export { askedDocuments, documentOf, fileQuestionsOf, type FileQuestion, withFiles } from './file-questions.js';
export * from './form.js';
export { type OfficeHours, officeHoursOf } from './office-hours.js';
export { CallRecords, type DateChange, type MovingOutage } from './persistence/call-records.js';
export type { CallDocument } from './persistence/call-documents.js';
export { CallNotFound, Calls, type HandedIn } from './persistence/calls.js';
export { DateChanges } from './persistence/date-changes.js';
export { type DocumentDeviation, DocumentsInBooks } from './persistence/documents-in-books.js';
export { type DecidedCorrection, FormCorrections, type ProposedCorrection } from './persistence/form-corrections.js';
export { namelessIn, withoutNames } from './personal.js';
export * from './request.js';
export * from './self-check.js';
export {
  type Asked,
  changesAt,
  FORM_CHANGES,
  type FormChange,
  type FormChangeKind,
  formDifference,
} from './correction/form-difference.js';
export { fileQuestionGoneAt, type GoneChoice, goneChoices } from './correction/gone.js';
export { formsText } from './correction/forms-text.js';
export { type LoadedForms, loadForms } from './correction/load-forms.js';
export { shortNotice } from './file/checks/date-checks.js';
export { shiftCall, withDates } from './file/derive-call.js';
export { CallFileInvalid, FAULT_CODES, faultLine, type CallFault, type FaultCode, type Finding } from './file/fault.js';
export { HINTS, type Hint } from './file/hints.js';
export { callFindings, loadCallFile, type LoadedCall } from './file/load-call.js';
export { loadGrid, type GridLibrary, type LoadedGrid } from './file/load-grid.js';
export { readCallFile, readGridLibrary } from './file/read-call-file.js';
