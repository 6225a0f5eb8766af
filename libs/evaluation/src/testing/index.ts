export { as } from './acting.js';
export { AssessorsAtWork } from './assessors-at-work.js';
export * from './builders.js';
export { TestProgramme, type FileWish } from './programme.js';
