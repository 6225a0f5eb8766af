import type { z } from 'zod';
import type { FieldError } from '../ui/field-error.js';
import type { View } from '../ui/view.js';
import { fieldProblems, inWords, type FieldProblem } from './field-problem.js';

/** What was typed, as it was typed, for showing it again. Several values of one name are kept in their order. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export type FormReading<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed };

/**
 * Reads a posted form. When it is wrong, the errors are in the reader's words and nothing typed is lost. Names with
 * dots are objects for the schema (`foundedOn.day`), and an error's name is the path with dots again.
 */
export function readForm<S extends z.ZodType>(schema: S, body: unknown, view: View): FormReading<z.output<S>> {
  const typed = typedIn(body);
  const read = schema.safeParse(nested(typed));
  if (read.success) return { ok: true, value: read.data, typed };
  return { ok: false, errors: fieldErrors(view, fieldProblems(read.error.issues)), typed };
}

function nested(typed: Typed): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(typed)) put(whole, name.split('.'), value);
  return whole;
}

function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner: unknown = into[name];
  const branch = isBranch(inner) ? inner : {};
  into[name] = branch;
  put(branch, rest, value);
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One error a field, the first: later ones are often consequences of it. */
export function fieldErrors(view: View, problems: readonly FieldProblem[]): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const problem of problems) {
    const name = problem.path.join('.');
    if (!first.has(name)) first.set(name, { name, message: inWords(view, problem) });
  }
  return [...first.values()];
}

/** The fields of a body, without those that belong to the form itself (`_csrf`, `_key`). */
export function typedIn(body: unknown): Typed {
  return Object.fromEntries(Object.entries(sentIn(body)).filter(([name]) => !name.startsWith('_')));
}

/** Every field of a body. With its own key a form that is sent a second time acts once. */
export function sentIn(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (isTyped(value) ? [[name, value]] : [])));
}

/** One value of what was typed, for a field that shows it again. */
export function typedText(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function isTyped(value: unknown): value is string | readonly string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}
