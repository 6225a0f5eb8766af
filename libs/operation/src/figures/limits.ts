export type Grade = 'well' | 'warning' | 'wrong';

/** From which figure on something deserves a look, and from which it is wrong. */
export interface Limits {
  readonly warning: number;
  readonly wrong: number;
}

const MINUTE = 60;
const HOUR = 3_600;

/** What the operator's page, the doctor and the alerts go by, in seconds; months are those that are missing ahead. */
export const LIMITS = {
  timers: { warning: 10, wrong: MINUTE },
  orders: { warning: MINUTE, wrong: 15 * MINUTE },
  mails: { warning: 15 * MINUTE, wrong: 4 * HOUR },
  transaction: { warning: MINUTE, wrong: 15 * MINUTE },
  months: { warning: 2, wrong: 3 },
  clock: { warning: 1, wrong: MINUTE },
} as const satisfies Readonly<Record<string, Limits>>;

export function gradeOf(figure: number, limits: Limits): Grade {
  if (figure >= limits.wrong) return 'wrong';
  return figure >= limits.warning ? 'warning' : 'well';
}
