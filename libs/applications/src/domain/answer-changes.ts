import type { Json, JsonObject } from '#libs/kernel';
import type { PageAnswers } from './answers.js';
import { type Difference, differenceOf, undone } from './difference.js';
import { answerOfText, textOfAnswer } from './merge.js';

/** One change of one answer: who, when, and how its text became another. */
export interface AnswerChange extends Difference {
  readonly question: string;
  /** The version of the page that this change made. */
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** Somebody went back to an earlier answer. */
  readonly isUndo: boolean;
}

/** A change with the answers on both sides of it. */
export interface TracedChange extends Omit<AnswerChange, keyof Difference> {
  /** The version that the first of the changes made that are told here as one. */
  readonly first: number;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The last change of an answer. */
export interface LastChange {
  readonly question: string;
  readonly version: number;
  readonly changedBy: string;
  readonly name: string;
  readonly changedAt: Date;
}

type Page = Pick<PageAnswers, 'answers' | 'version'>;

/** What a save changed, answer by answer. */
export function changesOf(before: PageAnswers, after: PageAnswers, isUndo = false): readonly AnswerChange[] {
  const { version, updatedAt, updatedBy } = after;
  if (!updatedAt || !updatedBy) return [];
  return questionsOf(before.answers, after.answers).flatMap((question) => {
    const [old, now] = [textOfAnswer(before.answers[question]), textOfAnswer(after.answers[question])];
    if (old === now) return [];
    return [{ ...differenceOf(old, now), question, version, changedAt: updatedAt, changedBy: updatedBy, isUndo }];
  });
}

/**
 * What a writer had seen, told from what is stored now and every change since. `changes` are the newest first. What
 * cannot be told, because a page is older than its recorded changes, is missing.
 */
export function seenAt(
  page: Page,
  changes: readonly AnswerChange[],
  versions: Readonly<Record<string, number>>,
): ReadonlyMap<string, Json | undefined> {
  const oldest = changes.at(-1)?.version ?? page.version + 1;
  const seen = new Map<string, Json | undefined>();
  for (const [question, version] of Object.entries(versions)) {
    if (version + 1 < oldest && version < page.version) continue;
    const since = changes.filter((change) => change.question === question && change.version > version);
    const text = since.reduce<string | null>(
      (after, change) => (after === null ? null : undone(after, change)),
      textOfAnswer(page.answers[question]),
    );
    if (text !== null) seen.set(question, answerOfText(text));
  }
  return seen;
}

/** Every change with its answers before and after, newest first, as far back as they can be told. */
export function traced(answers: JsonObject, changes: readonly AnswerChange[]): readonly TracedChange[] {
  const texts = new Map<string, string | null>();
  return changes.flatMap((change) => {
    const { place, removed, added, ...made } = change;
    const { question, version } = made;
    const after = texts.has(question) ? (texts.get(question) ?? null) : textOfAnswer(answers[question]);
    const before = after === null ? null : undone(after, { place, removed, added });
    texts.set(question, before);
    if (after === null || before === null) return [];
    return [{ ...made, first: version, before: answerOfText(before), after: answerOfText(after) }];
  });
}

/** Somebody who writes on is one entry, however often the page saved meanwhile. */
export function inSittings(changes: readonly TracedChange[], pauseMs: number): readonly TracedChange[] {
  const sittings: TracedChange[] = [];
  for (const change of changes) {
    const i = sittings.findLastIndex(({ question }) => question === change.question);
    const later = sittings[i];
    if (later && belongsTo(later, change, pauseMs))
      sittings[i] = { ...later, before: change.before, first: change.first };
    else sittings.push(change);
  }
  return sittings;
}

function belongsTo(later: TracedChange, change: TracedChange, pauseMs: number): boolean {
  const isSame = later.changedBy === change.changedBy && !later.isUndo && !change.isUndo;
  return isSame && later.changedAt.getTime() - change.changedAt.getTime() < pauseMs;
}

function questionsOf(before: JsonObject, after: JsonObject): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
