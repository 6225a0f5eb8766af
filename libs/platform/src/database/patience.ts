/** How long a process waits for PostgreSQL, in milliseconds; 0 waits for ever. */
export interface Patience {
  /** For a lock that somebody else holds. */
  readonly lockMs: number;
  /** For one statement, before PostgreSQL itself ends it. */
  readonly statementMs: number;
  /** For an answer of any kind. A network that swallows everything says nothing: only this ends the wait. */
  readonly answerMs: number;
}

/** Somebody waits for the answer: rather a "come back in a moment" than a page that never comes. */
export const INTERACTIVE: Patience = { lockMs: 8_000, statementMs: 20_000, answerMs: 25_000 };

/** Nobody waits, and a batch on a slow disk takes its time; but a loop must not wait for ever for a lost answer. */
export const IN_BACKGROUND: Patience = { lockMs: 0, statementMs: 0, answerMs: 120_000 };
