export { aCalendar } from './calendar.js';
export { aPerson, theFacts } from './facts.js';
export { aLoanDefinition, loanVocabulary, type LoanDefinition } from './loan.js';
export { aMachine } from './machine.js';
