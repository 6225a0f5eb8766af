export { EffectHandlers } from './effect-handlers.js';
export { ProgrammeModule } from './programme.module.js';
