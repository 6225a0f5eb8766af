export {
  CHECK_KINDS,
  CheckIncomplete,
  LineNotOnChecklist,
  unfinishedLines,
  type CheckKind,
  type LineAnswer,
} from './domain/check.js';
export {
  ClarificationAlreadyAnswered,
  ClarificationNotFound,
  type OpenedSection,
  SectionNotSubmitted,
  TextRequired,
  type Clarification,
} from './domain/clarification.js';
export type { FileFacts, Finding } from './domain/findings.js';
export { checklistOf, type ChecklistItem } from './checklist.js';
export { outlookOf, type Outlook, type OutlookLine, type Prospect } from './outlook.js';
export { NotYoursToAnswer, OfficersOnly } from './domain/who-may.js';
export { EligibilityModule } from './eligibility.module.js';
export type { DecidedCheck } from './persistence/checks.js';
export { FileChecks, type FileChecksView } from './queries/file-checks.js';
export { AnswerClarification, type AnswerClarificationCommand } from './use-cases/answer-clarification.js';
export { DecideCheck, type CheckDecision, type DecideCheckCommand } from './use-cases/decide-check.js';
export { RequestClarification, type RequestClarificationCommand } from './use-cases/request-clarification.js';
