import type { Calendar, Role } from '#libs/kernel';
import { isForPeople, type Machine } from '../machine.js';
import type { Snapshot } from '../types.js';
import { rolesOf } from './choose.js';
import { earliestClosing } from './deadlines.js';

/** Who may send one event of a state, whatever the facts of the moment are. */
export interface Permission {
  readonly event: string;
  readonly by: readonly Role[];
  /** People who may not, because of what they have sent before. */
  readonly notThese: readonly string[];
  /** What has to hold besides. */
  readonly guards: readonly string[];
  /** The instant (ISO 8601) from which the state may be left by its deadline. */
  readonly until?: string;
}

/** Every event of the state that people send: the rules, without asking whether they hold. */
export function permissionsIn(machine: Machine, snapshot: Snapshot, calendar: Calendar): readonly Permission[] {
  return [...machine.configurations.of(snapshot.value).handlers].flatMap(([event, { alternatives, line }]) => {
    const ways = alternatives.filter(isForPeople);
    if (ways.length === 0) return [];
    const until = earliestClosing(line, snapshot, calendar);
    const acted = ways.flatMap(({ notBy }) => notBy.flatMap((earlier) => snapshot.did[earlier] ?? []));
    const guards = ways.flatMap((way) => way.guards.map(({ name }) => name));
    const permission = { event, by: rolesOf(ways), notThese: distinct(acted), guards: distinct(guards) };
    return [{ ...permission, ...(until !== null && { until }) }];
  });
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
