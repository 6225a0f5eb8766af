import { DomainError } from '#libs/kernel';
import type { z } from 'zod';
import type { Reason } from '../types.js';

/** The state does not take this event, or not now, or not from this person; `details.reasons` says everything. */
export class TransitionRefused extends DomainError {
  readonly code = 'workflow.transition-refused';

  constructor(
    /** The active atomic states, joined by blanks. */
    readonly state: string,
    readonly event: string,
    readonly reasons: readonly Reason[],
  ) {
    super(`${event} is refused in ${state}: ${reasons.map((reason) => reason.code).join(', ')}.`, {
      state,
      event,
      reasons,
    });
  }
}

export interface PayloadIssue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What came with the event does not have the event's shape; `details.issues` says where. */
export class PayloadInvalid extends DomainError {
  readonly code = 'workflow.payload-invalid';
  readonly issues: readonly PayloadIssue[];

  constructor(
    readonly event: string,
    error: z.ZodError,
  ) {
    const issues = error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message }));
    super(`${event} came with something else than it carries: ${issues.map((issue) => issue.message).join('; ')}`, {
      event,
      issues,
    });
    this.issues = issues;
  }
}
