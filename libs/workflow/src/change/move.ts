import { pathsOf } from '../chart/state-value.js';
import { isInside, type Machine } from '../machine.js';
import type { Snapshot } from '../types.js';
import { restated, standingIn } from './standing.js';

/** The two versions of one definition that files are moved between. */
export interface Versions {
  readonly from: Machine;
  readonly to: Machine;
}

/** What a move makes of an instance: its snapshot under the other version, or the states that have no place there. */
export type Moved =
  | { readonly kind: 'moves'; readonly snapshot: Snapshot; readonly replaced: readonly Place[] }
  | { readonly kind: 'hasNoPlace'; readonly states: readonly string[] }
  | { readonly kind: 'hasEnded' };

/**
 * An instance under another version of its definition. A state of the same name is the same state and keeps its time; a
 * state that is no more is taken for the one that the other version names for it, whose time goes on. No guard is asked
 * and nothing is ordered: the file has not moved, the procedure has. What has ended stays with the version it ended under.
 */
export function moved({ from, to }: Versions, before: Snapshot, at: Date): Moved {
  const former = from.configurations.of(before.value);
  if (former.isFinal) return { kind: 'hasEnded' };
  const places = placesIn({ from, to }, before);
  const found = places.flatMap(({ target }) => target ?? []);
  if (found.length < places.length) return hasNoPlace(places.filter(({ target }) => target === null));
  const standing = standingIn(to, found);
  if (!standing) return hasNoPlace(places);
  const snapshot = restated(before, {
    from: former,
    to: standing,
    begun: NOTHING_BEGINS,
    sinceOf: (path) => sinceThen(path, places, before) ?? at.toISOString(),
    at,
  });
  return { kind: 'moves', snapshot, replaced: places.filter(({ path, target }) => path !== target) };
}

const NOTHING_BEGINS: ReadonlySet<string> = new Set();

function hasNoPlace(places: readonly Place[]): Moved {
  return { kind: 'hasNoPlace', states: places.map(({ path }) => path) };
}

/** Since when the instance stands in the former state that is now this one, or around or inside it. */
function sinceThen(path: string, places: readonly Place[], { since }: Snapshot): string | undefined {
  const place = places.find(({ target }) => target !== null && belongTogether(target, path));
  return place && since[place.path];
}

/** Where an innermost state of the former version is found in the other one. */
export interface Place {
  readonly path: string;
  readonly target: string | null;
}

function placesIn({ from, to }: Versions, { value }: Snapshot): readonly Place[] {
  const named = new Map(
    to.replaces.flatMap(({ version, states }) => (version === from.version ? Object.entries(states) : [])),
  );
  return pathsOf(value).map((path) => ({ path, target: named.get(path) ?? sameState(to, path) }));
}

/** The state of that path, where a file can stand in it without anything inside. */
function sameState(to: Machine, path: string): string | null {
  const state = to.states.get(path);
  return state && state.children.length === 0 ? path : null;
}

function belongTogether(one: string, other: string): boolean {
  return one === other || isInside(one, other) || isInside(other, one);
}
