export {
  DEAD_LETTER_KINDS,
  DeadLetters,
  type DeadLetter,
  type DeadLetterKind,
  type Replay,
} from './dead-letters/dead-letters.js';
export { DeadLetterNotFound, ReplayDeadLetter } from './dead-letters/replay-dead-letter.js';
export { examine, examineWith } from './doctor/examine.js';
export { inTime } from './doctor/in-time.js';
export { inWords, type Diagnosis } from './doctor/words.js';
export { StoredFiles, type FilesFound } from './files/stored-files.js';
export { gradeOf, LIMITS, type Grade, type Limits } from './figures/limits.js';
export { mayWatch, type Watcher } from './figures/may-watch.js';
export { Metrics } from './figures/metrics.js';
export { readStanding, Standings, type Standing, type Waiting } from './figures/standing.js';
export { CheckIntegrity } from './integrity/check-integrity.js';
export {
  IntegrityChecks,
  type Deviation,
  type IntegrityCheck,
  type IntegrityFindings,
  type LastChecks,
} from './integrity/integrity-checks.js';
export { CheckersOnly, mayHaveAllChecked, RequestIntegrityCheck } from './integrity/request-check.js';
export { DetachMonth, type MonthLookedAt } from './months/detach-month.js';
export { IntegrityModule, OperationModule, OperatorModule } from './operation.module.js';
export { Readiness, type Finding } from './readiness.js';
export { WhatFollowed, type Followed } from './trace/what-followed.js';
