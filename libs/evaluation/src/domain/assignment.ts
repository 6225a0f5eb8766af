import { placeOf } from './seeded-order.js';
import type { Stage } from './stage.js';
import { NotAssigned } from './who-may.js';

/** Why somebody does not read a file any more: a conflict, another reason of their own, or the office's. */
export const ENDINGS = ['recused', 'declined', 'withdrawn'] as const;
export type Ending = (typeof ENDINGS)[number];

/** One person is asked to read one file in one stage. */
export interface Assignment {
  readonly id: string;
  readonly roundId: string;
  readonly callId: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly personId: string;
  /** Place in this person's queue. */
  readonly place: number;
  readonly assignedAt: Date;
  /** When it was put at the end of the queue for now. */
  readonly skippedAt: Date | null;
  readonly ended: { readonly at: Date; readonly as: Ending; readonly reason: string } | null;
}

/** Each assessor meets the files in an order of their own, so that no file is everybody's first or last. */
export function placeInQueue(personId: string, applicationId: string): number {
  return placeOf(personId, applicationId) >>> 1;
}

/** The assignment, if it is this person's and still holds; to anybody else it does not exist. */
export function mustBeReadBy(assignment: Assignment | null, personId: string): Assignment {
  if (assignment && assignment.personId === personId && assignment.ended === null) return assignment;
  throw new NotAssigned('There is no such file in your queue.');
}
