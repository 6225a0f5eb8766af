import { gradeOf, type Grade, type Limits } from '#libs/operation';

export type State = Grade;

/** What a look at one thing found, in plain words. */
export interface Finding {
  readonly check: string;
  readonly state: State;
  readonly sentence: string;
  /** What to do about it; null where all is well. */
  readonly remedy: string | null;
}

export function well(check: string, sentence: string): Finding {
  return { check, state: 'well', sentence, remedy: null };
}

export function warning(check: string, sentence: string, remedy: string): Finding {
  return { check, state: 'warning', sentence, remedy };
}

export function wrong(check: string, sentence: string, remedy: string): Finding {
  return { check, state: 'wrong', sentence, remedy };
}

export interface Measured {
  readonly figure: number;
  readonly limits: Limits;
  readonly sentence: string;
  readonly remedy: string;
}

/** Well, to be watched or wrong, as the figure stands to its limits. */
export function graded(check: string, { figure, limits, sentence, remedy }: Measured): Finding {
  const state = gradeOf(figure, limits);
  return { check, state, sentence, remedy: state === 'well' ? null : remedy };
}

/** `12 s`, `5 min`, `3 h`, `9 days`: as exact as it matters. */
export function inWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}

/** What went wrong in one line; an error of several connections tells its first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}
