import { rolesAnywhere, type Standing } from './standing.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** The person asked to stay signed in on this device. */
  readonly remembered: boolean;
}

export interface Lifetime {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/**
 * How long a session lives: the more a role can do, the shorter. Staying signed in is for applicants only; whoever
 * gets a role of the programme later loses it at once, because this is asked at every request.
 */
export function lifetimeOf(standing: Standing, remembered: boolean): Lifetime {
  const roles = rolesAnywhere(standing);
  if (roles.includes('financeOfficer') || roles.includes('operator'))
    return { idleMs: 15 * MINUTE, absoluteMs: 12 * HOUR };
  if (standing.staff.length > 0) return { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR };
  if (remembered) return { idleMs: 30 * DAY, absoluteMs: 30 * DAY };
  return { idleMs: HOUR, absoluteMs: 12 * HOUR };
}

/** A session lives while it is used often enough and is not too old; at the limit itself it has ended. */
export function isAlive(session: SessionTimes, standing: Standing, at: Date): boolean {
  const { idleMs, absoluteMs } = lifetimeOf(standing, session.remembered);
  const idle = at.getTime() - session.seenAt.getTime();
  const age = at.getTime() - session.createdAt.getTime();
  return idle < idleMs && age < absoluteMs;
}
