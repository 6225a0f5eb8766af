export { corrected, CorrectionImpossible } from './change/correct.js';
export { differences, type Difference } from './change/diff.js';
export { effectOfMove, type MoveChange, type MoveEffect } from './change/effect-of-move.js';
export { held, type Holds } from './change/hold.js';
export { moved, type Moved, type Versions } from './change/move.js';
export { holdsFor, recomputed, type InstantChange, type Recomputed } from './change/recompute.js';
export { HISTORY_KINDS, replayed, type HistoryEntry, type Replayed } from './change/replay-history.js';
export { compile, type Compiled } from './definition/compile.js';
export { FAULT_CODES, type FaultCode } from './definition/fault-codes.js';
export type { Alternative, Deadline, Machine, State } from './machine.js';
export { prove } from './prove/prove.js';
export { advance } from './run/advance.js';
export { deadlinesOf, deadlineTookEffect } from './run/deadlines.js';
export { explain } from './run/explain.js';
export { permissionsIn, type Permission } from './run/permissions.js';
export { PayloadInvalid, TransitionRefused, type PayloadIssue } from './run/refusals.js';
export { HistoryImpossible, replay, type Recorded } from './run/replay.js';
export { start } from './run/start.js';
export {
  describe,
  eventsOf,
  statesOf,
  type Description,
  type StateDescription,
  type TransitionDescription,
} from './show/describe.js';
export { diagram } from './show/diagram.js';
export { procedureFrom, type ProcedurePart } from './show/procedure-part.js';
export { prospectOf, type Prospect, type Way } from './show/prospect.js';
export { definitionJsonSchema } from './show/json-schema.js';
export type * from './types.js';
export * from './vocabulary/index.js';
