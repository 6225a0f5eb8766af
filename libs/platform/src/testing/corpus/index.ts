import { hostilePdfs } from './hostile-pdfs.js';
import { hostileArchives } from './hostile-archives.js';
import { hostileDocuments } from './hostile-documents.js';
import { harmlessFiles } from './harmless.js';
import { hostilePictures } from './hostile-pictures.js';
import { foreignFiles } from './foreign.js';
import type { Specimen } from './specimen.js';

export type { Outcome, Specimen } from './specimen.js';

/** Files of every kind that reaches a portal, made by code, each with what must become of it. */
export const CORPUS: readonly Specimen[] = [
  ...harmlessFiles,
  ...hostilePdfs,
  ...hostileArchives,
  ...hostileDocuments,
  ...hostilePictures,
  ...foreignFiles,
];
