import { systemActor, type Actor, type Role } from '#libs/kernel';

/** Before every deadline of the call. */
export const IN_TIME = new Date('2026-02-01T09:00:00Z');

/** Who a test lets act on a file: a person with these roles there. */
export function as(
  personId: string,
  ...roles: readonly Role[]
): { readonly by: Actor; readonly arrivedAt: Date; readonly key: null } {
  return { by: { kind: 'person', id: personId, roles }, arrivedAt: IN_TIME, key: null };
}

/** What happens by itself. */
export const bySystem = { by: systemActor('test'), arrivedAt: IN_TIME, key: null };
