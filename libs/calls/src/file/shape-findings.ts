import type { z } from 'zod';
import { FAULT_CODES, type FaultCode, type Finding } from './fault.js';
import { hintNamed } from './hints.js';
import { meant, nearestName } from './nearest-name.js';
import type { Path } from './positions.js';

/** What a schema found wrong with `value`, said for the person who writes the file. */
export function shapeFindings(error: z.ZodError, value: unknown, at: Path = []): readonly Finding[] {
  return error.issues.flatMap((issue) => ofIssue(issue, value, at));
}

type Issue = z.core.$ZodIssue;

function ofIssue(issue: Issue, value: unknown, at: Path): readonly Finding[] {
  // Our data has text and number keys only; zod's type allows symbols.
  const inside = issue.path as Path;
  const path = [...at, ...inside];
  if (issue.code === 'unrecognized_keys') {
    const isText = isTextOfLanguages(valueAt(value, inside));
    return issue.keys.map((key) => unknownKey([...path, key], key, isText));
  }
  const written = valueAt(value, inside);
  if (written === undefined) {
    const name = String(path.at(-1));
    return [
      { code: 'missing', path, message: `${name} is missing${expected(issue)}`, params: { name, ...wanted(issue) } },
    ];
  }
  const params = { written: shown(written), ...wanted(issue), ...nearest(issue, written) };
  return [{ code: codeOf(issue), path, message: message(issue, written), params }];
}

function codeOf({ code }: Issue): FaultCode {
  return FAULT_CODES.find((known) => known === code) ?? 'notReadable';
}

/** What may stand there, for the sentence of the catalogues. */
function wanted(issue: Issue): Record<string, string | number> {
  const hint = hintNamed(issue.message) ?? 'none';
  switch (issue.code) {
    case 'invalid_type':
      return { expected: String(issue.expected), hint };
    case 'invalid_value':
      return { list: listed(issue.values.map(String)), hint };
    case 'too_small':
      return { limit: Number(issue.minimum), of: issue.origin, hint };
    case 'too_big':
      return { limit: Number(issue.maximum), of: issue.origin, hint };
    default:
      return { hint };
  }
}

function nearest(issue: Issue, written: unknown): Record<string, string> {
  if (issue.code !== 'invalid_value') return {};
  return { near: nearestName(String(written), issue.values.map(String)) ?? '' };
}

function isTextOfLanguages(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ['fr', 'ar', 'en'].some((language) => language in value);
}

function unknownKey(path: Path, key: string, isText: boolean): Finding {
  // No word of a file has a space, and a text has languages only: the rest of a text in { } that was cut at its comma.
  if (isText || key.includes(' ')) {
    const cut = `"${key}" was cut off at a comma: put the whole text in quotes`;
    return { code: 'textCut', path, message: cut, params: { name: key } };
  }
  const text = `${key} is not a word of this place; take it out or correct it`;
  return { code: 'unknownKey', path, message: text, params: { name: key } };
}

function message(issue: Issue, written: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `write ${withArticle(issue.expected)} instead of ${shown(written)}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String), written);
    case 'too_small':
      return `${shown(written)} is too small: write at least ${issue.minimum}`;
    case 'too_big':
      return `${shown(written)} is too large: write at most ${issue.maximum}`;
    default:
      return `${shown(written)}: ${issue.message}`;
  }
}

function oneOf(values: readonly string[], written: unknown): string {
  return `${shown(written)} is not one of: ${listed(values)}${meant(nearestName(String(written), values))}`;
}

function listed(values: readonly string[]): string {
  return values.length > 40 ? `${values.slice(0, 40).join(', ')} ...` : values.join(', ');
}

function expected(issue: Issue): string {
  if (issue.code === 'invalid_value') return `: write one of ${issue.values.map(String).join(', ')}`;
  return issue.code === 'invalid_type' ? `: write ${withArticle(issue.expected)}` : '';
}

function withArticle(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
  };
  return words[type] ?? type;
}

function shown(written: unknown): string {
  const text = JSON.stringify(written) ?? String(written);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, key) => {
    if (typeof inside !== 'object' || inside === null) return undefined;
    // Reading a property of parsed YAML by the path that the schema walked.
    return (inside as Readonly<Record<string | number, unknown>>)[key];
  }, value);
}
