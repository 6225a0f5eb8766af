export { CommitteeAtWork, smallBudgets } from './committee-at-work.js';
export * from './builders.js';
