// @ts-check
import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Ground what is mutated, and the specs that must notice
 * @property {string} name
 * @property {readonly string[]} mutate patterns, `!` leaves out
 * @property {readonly string[]} specs folders or files
 * @property {boolean} needsDatabase
 */

/** Left out is what only names things (index.ts), builds for tests (testing), wires (modules) or maps tables (rows). */
const LEFT_OUT = ['!**/*.spec.ts', '!**/index.ts', '!**/testing/**', '!**/*.module.ts', '!**/persistence/*.row.ts'];

/** @type {readonly Ground[]} */
export const GROUNDS = [
  {
    name: 'workflow',
    mutate: ['libs/workflow/src/**/*.ts', ...LEFT_OUT],
    specs: [
      'libs/workflow/src',
      'test/architecture/definitions.spec.ts',
      'test/architecture/definition-statechart.spec.ts',
      'test/architecture/definition-lives.spec.ts',
    ],
    needsDatabase: false,
  },
  {
    name: 'engine',
    mutate: ['libs/engine/src/**/*.ts', ...LEFT_OUT],
    specs: ['libs/engine/src'],
    needsDatabase: true,
  },
];

/** @param {string} root @param {Ground} ground @returns {string[]} its spec files, relative to the root */
export function specFilesOf(root, { specs }) {
  return specs.flatMap((place) => {
    if (place.endsWith('.ts')) return [place];
    return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.spec.ts'))
      .map((name) => path.join(place, name))
      .toSorted();
  });
}
