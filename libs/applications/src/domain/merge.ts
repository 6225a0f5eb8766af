import { canonicalJson, type Json, type JsonObject } from '#libs/kernel';

/** What somebody writes: answers, and for each of them the answer that they had seen in its place. */
export interface Writing {
  readonly answers: JsonObject;
  /** A question that is missing here was answered in a way that this writer may never have seen. */
  readonly seen: ReadonlyMap<string, Json | undefined>;
}

/** An answer that somebody else changed after its writer had read it: both stand side by side until a person chooses. */
export interface Contested {
  readonly question: string;
  readonly mine: Json;
  readonly theirs: Json | null;
}

export interface Merge {
  readonly answers: JsonObject;
  readonly contested: readonly Contested[];
}

/**
 * Puts what somebody wrote into what is stored, question by question. An answer is replaced only where its writer had
 * seen the one that is replaced. What they left as they had seen it stays as it is now. What both changed differently
 * stays as it is, and is contested; every other answer is taken all the same.
 */
export function merged(stored: JsonObject, { answers, seen }: Writing): Merge {
  const taken: [string, Json][] = [];
  const contested: Contested[] = [];
  for (const [question, mine] of Object.entries(answers)) {
    const theirs = stored[question];
    if (sameAnswer(mine, theirs)) continue;
    const known = seen.has(question);
    const before = seen.get(question);
    if (known && sameAnswer(mine, before)) continue;
    if (known && sameAnswer(theirs, before)) taken.push([question, mine]);
    else contested.push({ question, mine, theirs: theirs ?? null });
  }
  return { answers: taken.length === 0 ? stored : { ...stored, ...Object.fromEntries(taken) }, contested };
}

export function sameAnswer(one: Json | undefined, other: Json | undefined): boolean {
  return textOfAnswer(one) === textOfAnswer(other);
}

/** An answer as one text, the same for the same answer; empty for what was not answered. */
export function textOfAnswer(answer: Json | undefined): string {
  if (answer === undefined || answer === null || answer === '') return '';
  return Array.isArray(answer) && answer.length === 0 ? '' : canonicalJson(answer);
}

export function answerOfText(text: string): Json | undefined {
  // Only `textOfAnswer` makes these texts.
  return text === '' ? undefined : (JSON.parse(text) as Json);
}
