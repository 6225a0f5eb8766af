export { EffectHandlers } from './effect-handlers.js';
export { carryOutEffect, JOBS, sendMail, sweepTimers } from './jobs.js';
export { ProgrammeModule } from './programme.module.js';
