export type { ComingFigure, LateFigure } from './domain/dates-owed.js';
export { STEPS, type Step } from './domain/steps.js';
export { Evidence } from './evidence/evidence.js';
export { OversightModule } from './oversight.module.js';
export {
  FiguresOfCall,
  type CallFigures,
  type LotFigure,
  type ProvinceFigure,
  type StateFigure,
  type StepFigure,
} from './queries/figures-of-call.js';
export { FileNames } from './queries/file-names.js';
export { ANY, ELSEWHERE, FilesBehind, type FileBehind, type FiguresFilter } from './queries/files-behind.js';
export { ProgrammeFigures, type CallLine } from './queries/programme-figures.js';
