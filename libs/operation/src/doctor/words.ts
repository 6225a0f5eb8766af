import { formatsIn, type Lang, type Texts } from '#libs/platform';
import type { Finding } from './finding.js';

/** A finding in words: what was found, and what to do about it. */
export interface Diagnosis {
  readonly check: string;
  readonly state: Finding['state'];
  readonly sentence: string;
  /** Null where all is well. */
  readonly remedy: string | null;
}

/** The same words for the page and for the command. */
export function inWords(texts: Texts, lang: Lang, { check, state, code, params }: Finding): Diagnosis {
  const { remaining } = formatsIn(lang);
  const lengths = Object.entries(params).flatMap(([name, value]) =>
    // What began this very moment lies in the past, too.
    name.endsWith('Seconds')
      ? [['length', remaining(new Date(Math.max(1, Number(value) * 1_000)), new Date(0), 'UTC')]]
      : [],
  );
  const said = { ...params, ...Object.fromEntries(lengths) };
  const remedy = `doctor.found.${code}.todo`;
  return {
    check,
    state,
    sentence: texts.t(lang, `doctor.found.${code}.said`, said),
    remedy: state === 'well' || !texts.has(remedy) ? null : texts.t(lang, remedy, said),
  };
}
