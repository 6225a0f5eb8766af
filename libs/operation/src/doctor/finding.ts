import { gradeOf, type Grade, type Limits } from '../figures/limits.js';

export type Params = Readonly<Record<string, string | number>>;

/** What a look at one thing found. `code` names its sentence and its remedy in the catalogues (`doctor.found.<code>`). */
export interface Finding {
  readonly check: string;
  readonly state: Grade;
  readonly code: string;
  /** What the sentences say; a number whose name ends in `Seconds` is said as a length of time, `length`. */
  readonly params: Params;
}

export function well(check: string, code: string, params: Params = {}): Finding {
  return { check, state: 'well', code, params };
}

export function warning(check: string, code: string, params: Params = {}): Finding {
  return { check, state: 'warning', code, params };
}

export function wrong(check: string, code: string, params: Params = {}): Finding {
  return { check, state: 'wrong', code, params };
}

export interface Measured {
  readonly code: string;
  readonly figure: number;
  readonly limits: Limits;
  readonly params?: Params;
}

/** Well, to be watched or wrong, as the figure stands to its limits. */
export function graded(check: string, { code, figure, limits, params = {} }: Measured): Finding {
  return { check, state: gradeOf(figure, limits), code, params };
}

/** What went wrong in one line; an error of several connections tells its first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}
