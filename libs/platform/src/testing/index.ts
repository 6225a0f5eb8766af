export { EICAR } from './corpus/foreign.js';
export { CORPUS, type Outcome, type Specimen } from './corpus/index.js';
export { aPdfFile } from './corpus/pdf.js';
export { aDocx } from './corpus/office.js';
export { PLACE } from './corpus/pictures.js';
