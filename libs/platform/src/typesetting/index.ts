export * from './printed-document.js';
export { DocumentTooLong, Typesetter, TypesetterBusy, TypesetterMissing, type SetDocument } from './typesetter.js';
export { TypesettingModule } from './typesetting.module.js';
export { TypstTypesetter } from './typst-typesetter.js';
