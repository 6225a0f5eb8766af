export { aheadBy } from './ahead-by.js';
export { aCalendar, type CalendarParts } from './calendar.js';
export { FixedRules } from './fixed-rules.js';
export { runtimeOn, type Runtime } from './runtime.js';
