import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Lang } from '#libs/platform';
import { LANGS } from './captured.js';

export const CHECKS = ['shots', 'axe', 'keys', 'scan', 'budgets', 'vitals'] as const;
/** Done where it is asked for by name. */
const EXTRA = ['tour'] as const;
export type Check = (typeof CHECKS)[number] | (typeof EXTRA)[number];

/** What was typed. */
export interface Asked {
  readonly checks: readonly Check[];
  readonly pages: RegExp;
  readonly langs: readonly Lang[];
  /** Of themes and widths, such as `dark 390`. */
  readonly looks: RegExp;
  readonly out: string;
  /** Where what was gathered is kept for the next part of the survey; null where each part gathers anew. */
  readonly gathered: string | null;
  readonly asJson: boolean;
}

export class AskedWrongly extends Error {}

export function asked(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      pages: { type: 'string', default: '' },
      langs: { type: 'string', default: LANGS.join(',') },
      looks: { type: 'string', default: '' },
      out: { type: 'string', default: path.join('.minha', 'survey') },
      gathered: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    checks: known<Check>('check', [...CHECKS, ...EXTRA], values.only?.flatMap((one) => one.split(',')) ?? CHECKS),
    pages: new RegExp(values.pages),
    langs: known('language', LANGS, values.langs.split(',')),
    looks: new RegExp(values.looks),
    out: values.out,
    gathered: values.gathered ?? null,
    asJson: values.json,
  };
}

function known<T extends string>(what: string, all: readonly T[], wanted: readonly string[]): readonly T[] {
  const strange = wanted.filter((one) => !all.some((name) => name === one));
  if (strange.length > 0)
    throw new AskedWrongly(`There is no ${what} ${strange.join(', ')}; there are ${all.join(', ')}.`);
  return all.filter((one) => wanted.includes(one));
}
