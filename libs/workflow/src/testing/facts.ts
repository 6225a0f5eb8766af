import { systemActor, type Actor, type JsonObject, type Role } from '#libs/kernel';
import type { Facts } from '../types.js';
import { aCalendar } from './calendar.js';

/** A person with roles on the instance. */
export function aPerson(id: string, ...roles: readonly Role[]): Actor {
  return { kind: 'person', id, roles };
}

interface Said {
  readonly by?: Actor;
  readonly at?: string;
  readonly arrivedAt?: string;
  readonly calendar?: Facts['calendar'];
  readonly given?: JsonObject;
}

/** Facts of an ordinary moment: 2 March 2026, noon, the system acts, nothing special is known. */
export function theFacts({ by = systemActor('test'), at = '2026-03-02T12:00:00.000Z', ...more }: Said = {}): Facts {
  const { arrivedAt = at, calendar = aCalendar(), given = {} } = more;
  return { at: new Date(at), arrivedAt: new Date(arrivedAt), by, calendar, given };
}
