import { canonicalJson, DomainError, type Json, type JsonObject } from '#libs/kernel';
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

/** Somebody else saved the page in between. `details` carry what is stored now, so that both can be shown. */
export class AnswersChangedMeanwhile extends DomainError {
  readonly code = 'applications.answers-changed-meanwhile';

  constructor(readonly stored: PageAnswers) {
    super('These answers were changed by somebody else after they were read.', {
      page: stored.page,
      version: stored.version,
    });
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

/**
 * The page after a save. `basedOn` is the version the writer saw: with another one in between the save is refused,
 * unless it would change nothing (the same save arriving twice).
 */
export function rewritten(
  page: PageAnswers,
  change: { readonly answers: JsonObject; readonly basedOn: number; readonly by: string; readonly at: Date },
): PageAnswers {
  const answers = cleaned(change.answers);
  const text = canonicalJson(answers);
  if (text.length > LARGEST_PAGE) {
    throw new AnswersTooLarge('The answers of this page are too long to be kept.', { most: LARGEST_PAGE });
  }
  if (text === canonicalJson(page.answers)) return page;
  if (change.basedOn !== page.version) throw new AnswersChangedMeanwhile(page);
  return { ...page, answers, version: page.version + 1, updatedAt: change.at, updatedBy: change.by };
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
