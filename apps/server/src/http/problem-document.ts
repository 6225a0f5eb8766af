import type { View } from '../ui/view.js';
import { inWords } from './field-problem.js';
import type { Problem } from './problem.js';
import { reasonsOf, sentenceOf, titleOf } from './problem-words.js';

/** An error as the API says it (RFC 9457). `code` is for programs, `title` and `detail` are for people. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** Reference number for questions. */
  readonly instance: string;
  readonly reasons?: readonly {
    readonly code: string;
    readonly detail: string;
    readonly by?: readonly string[];
    readonly until?: string;
  }[];
  /** Answers that somebody else changed meanwhile: what was sent, and what is stored. */
  readonly contested?: readonly object[];
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

export function problemDocument(view: View, problem: Problem, requestId: string): ProblemDocument {
  const { status, code } = problem;
  return {
    type: `urn:minha:problem:${code}`,
    title: titleOf(view, problem),
    status,
    detail: sentenceOf(view, problem),
    code,
    instance: `urn:minha:request:${requestId}`,
    ...(problem.reasons.length > 0 ? { reasons: reasonsIn(view, problem) } : {}),
    ...contestedIn(problem),
    ...(problem.fields.length > 0 ? { errors: errorsIn(view, problem) } : {}),
  };
}

function contestedIn({ params: { contested } }: Problem): Pick<ProblemDocument, 'contested'> {
  return Array.isArray(contested) ? { contested } : {};
}

function reasonsIn(view: View, problem: Problem): NonNullable<ProblemDocument['reasons']> {
  const sentences = reasonsOf(view, problem);
  return problem.reasons.map(({ code, by, until }, index) => ({
    code,
    detail: sentences[index] ?? code,
    ...(by ? { by } : {}),
    ...(until ? { until } : {}),
  }));
}

function errorsIn(view: View, problem: Problem): NonNullable<ProblemDocument['errors']> {
  return problem.fields.map((field) => ({
    pointer: field.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: field.key.split('.').at(-1) ?? field.key,
    detail: inWords(view, field),
  }));
}
