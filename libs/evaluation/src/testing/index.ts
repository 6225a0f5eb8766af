export { AssessorsAtWork } from './assessors-at-work.js';
export * from './builders.js';
export { as, TestProgramme, type FileWish } from './programme.js';
