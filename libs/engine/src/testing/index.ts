export { aheadBy } from './ahead-by.js';
export { aCalendar, type CalendarParts } from './calendar.js';
export { DefinitionFolder } from './definition-folder.js';
export { FixedRules } from './fixed-rules.js';
export { runtimeOn, runtimeWith, type Runtime } from './runtime.js';
