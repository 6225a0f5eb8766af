export { EffectHandlers } from './effect-handlers.js';
export { carryOutEffect, JOBS, sendMail, sweepTimers } from './jobs.js';
export { ProgrammeModule } from './programme.module.js';
export {
  type Obligation,
  OBLIGATION_KINDS,
  type ObligationFilter,
  type ObligationKind,
  type ObligationPlace,
} from './obligations/obligation.js';
export { ObligationsModule } from './obligations/obligations.module.js';
export { OfficeObligations } from './obligations/office-obligations.js';
