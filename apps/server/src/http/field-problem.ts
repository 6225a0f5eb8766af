import type { z } from 'zod';
import type { View } from '../ui/view.js';

/** One fault of the input: where, and what, as a key of the catalogues. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  /** A text key where the schema gives one (`identity.signUp.error.email`), otherwise zod's own code. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type Issue = z.core.$ZodIssue;

/**
 * The faults that zod found. Schemas say what is wrong with a text key as message:
 * `z.string().min(1, 'identity.organisation.error.name')`; the limits of the rule are its parameters.
 */
export function fieldProblems(issues: readonly Issue[]): FieldProblem[] {
  return issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    key: isTextKey(issue.message) ? issue.message : genericKey(issue),
    params: limitsOf(issue),
  }));
}

/** The fault in the reader's words. */
export function inWords(view: View, problem: FieldProblem): string {
  return view.t(view.has(problem.key) ? problem.key : 'http.input.invalid_value', problem.params);
}

function isTextKey(message: string): boolean {
  return /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+$/.test(message);
}

function genericKey(issue: Issue): string {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `http.input.${missing ? 'missing' : issue.code}`;
}

function limitsOf(issue: Issue): Record<string, string | number> {
  const given = Object.entries(issue).filter(([name]) => ['minimum', 'maximum', 'format', 'expected'].includes(name));
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]));
}
