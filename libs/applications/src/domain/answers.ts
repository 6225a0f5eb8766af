import { canonicalJson, DomainError, type Json, type JsonObject } from '#libs/kernel';
import { type Contested, merged, type Writing } from './merge.js';
import type { Stage } from './stage.js';

/** The answers of one page of a form, as they were typed: also what is incomplete or wrong. */
export interface PageAnswers {
  readonly stage: Stage;
  readonly page: string;
  readonly answers: JsonObject;
  /** Counts the saves; 0 where nothing was saved yet. */
  readonly version: number;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}

/** Some answers were changed by somebody else after they were read. `details` name them, each with both versions. */
export class AnswersContested extends DomainError {
  readonly code = 'applications.answers-contested';

  constructor(contested: readonly Contested[]) {
    super('Some answers were changed by somebody else after they were read; all others were saved.', { contested });
  }
}

/** An answer is longer than anything a form can ask for. */
export class AnswersTooLarge extends DomainError {
  readonly code = 'applications.answers-too-large';
}

const LARGEST_PAGE = 400_000;

export function noAnswers(stage: Stage, page: string): PageAnswers {
  return { stage, page, answers: {}, version: 0, updatedAt: null, updatedBy: null };
}

/** What a save makes of a page. */
export interface Rewriting {
  /** The page itself where nothing changed: the same save arriving twice. */
  readonly page: PageAnswers;
  /** What was not taken, because somebody else had answered it meanwhile. */
  readonly contested: readonly Contested[];
}

/** The page after a save: what was written is merged into it, question by question. */
export function rewritten(page: PageAnswers, change: Writing & { readonly by: string; readonly at: Date }): Rewriting {
  const { answers, contested } = merged(page.answers, { ...change, answers: cleaned(change.answers) });
  if (answers === page.answers) return { page, contested };
  if (canonicalJson(answers).length > LARGEST_PAGE) {
    throw new AnswersTooLarge('The answers of this page are too long to be kept.', { most: LARGEST_PAGE });
  }
  const after = { ...page, answers, version: page.version + 1, updatedAt: change.at, updatedBy: change.by };
  return { page: after, contested };
}

/**
 * Answers as they are kept: composed Unicode, one kind of line break, nothing that PostgreSQL or a reader cannot
 * take (NUL, halves of a character). Nothing that was typed visibly is changed.
 */
export function cleaned(answers: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, cleanedValue(value)]));
}

function cleanedValue(value: Json): Json {
  if (typeof value === 'string') return cleanedText(value);
  if (Array.isArray(value)) return value.map(cleanedValue);
  if (typeof value !== 'object' || value === null) return value;
  // An object that is no list and not null is a JSON object.
  return cleaned(value as JsonObject);
}

function cleanedText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\u0000', '');
}
