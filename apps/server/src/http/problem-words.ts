import type { Param } from '#libs/platform';
import { reasonText } from '../ui/reason-text.js';
import type { View } from '../ui/view.js';
import type { Problem } from './problem.js';

/**
 * The sentence of a problem in the reader's language. A feature keeps its sentences in its own file:
 * `awards.over-budget` is said by `awards.error.over-budget`. Where it has none, `error.<kind>.text` speaks.
 */
export function sentenceOf(view: View, problem: Problem): string {
  const own = ownKey(problem.code);
  if (view.has(own)) return view.t(own, printable(view, problem.params));
  const kind = kindOf(problem);
  return kind === 'refused' && problem.reasons.length === 0
    ? view.t('error.refused.unexplained')
    : view.t(`error.${kind}.text`);
}

export function titleOf(view: View, problem: Problem): string {
  return view.t(`error.${kindOf(problem)}.title`);
}

export function reasonsOf(view: View, problem: Problem): readonly string[] {
  return problem.reasons.map((reason) => reasonText(view, reason));
}

function ownKey(code: string): string {
  const [feature, name] = code.split(/\.(.*)/s);
  return `${feature}.error.${name}`;
}

const KIND_OF_CODE: Readonly<Record<string, string>> = {
  'http.form-expired': 'formExpired',
  'engine.idempotency-key-reused': 'alreadyDone',
};

const KIND_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'signInNeeded',
  403: 'notAllowed',
  404: 'notFound',
  412: 'changedMeanwhile',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'unavailable',
};

/** Which of the texts of `error` tells the reader what happened and what to do. */
function kindOf({ code, status }: Problem): string {
  return KIND_OF_CODE[code] ?? KIND_OF_STATUS[status] ?? (status < 500 ? 'refused' : 'unexpected');
}

/** Details of an error are for everybody who reads its text: what cannot be printed is left out. */
function printable(view: View, params: Problem['params']): Record<string, Param> {
  const pairs = Object.entries(params).flatMap(([name, value]): [string, Param][] => {
    if (typeof value === 'number') return [[name, value]];
    if (typeof value === 'string') return [[name, INSTANT.test(value) ? inZone(view, new Date(value)) : value]];
    return value instanceof Date ? [[name, inZone(view, value)]] : [];
  });
  return Object.fromEntries(pairs);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

function inZone(view: View, instant: Date): string {
  return view.format.dateTime(instant, view.zone);
}
