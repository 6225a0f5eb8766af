// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. Everything else is found from here, so the commands work from any working directory. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
