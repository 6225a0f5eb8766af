export { anAssessment, finalTotals } from './evaluation.builders.js';
export { commentRules, commentsOn, conceptNoteGrid, fullApplicationGrid, scoresOf, section } from './grids.js';
