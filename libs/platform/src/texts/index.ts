export { type Direction, directionOf, isLang, type Lang, LANGS, LOCALE, OWN_NAME } from './lang.js';
export { type Catalogue, readCatalogues } from './catalogue.js';
export { isolate, type Param, type Params, type Piece } from './message.js';
export { loadTexts, Texts, type TextsOptions, type Translate } from './texts.js';
export { TextsModule } from './texts.module.js';
export { currencySign, type Minor, type Precision } from './money.js';
export type { Numeric } from './numbers.js';
export * as formats from './formats.js';
export { type Formats, formatsIn } from './formats.js';
