import type { LeanInstance } from './lean-instance.js';
import type { Place } from './passage.js';

type Part = 'context' | 'since' | 'fired' | 'did';

/** Something of an instance that a decision looked at: an entry of a part, or (`key` null) all of it. */
export interface Sight {
  readonly part: Part | 'toldUntil';
  readonly key: string | null;
}

/** A view of an instance that notes whatever is looked at. Value, clocks and `firesAt` are taken to be looked at anyway. */
export function noting(place: Place, note: (sight: Sight) => void): Place {
  return {
    value: place.value,
    clocks: place.clocks,
    firesAt: place.firesAt,
    context: notingEntries(place.context, 'context', note),
    since: notingEntries(place.since, 'since', note),
    fired: notingEntries(place.fired, 'fired', note),
    did: notingEntries(place.did, 'did', note),
    get toldUntil() {
      note({ part: 'toldUntil', key: null });
      return place.toldUntil;
    },
  };
}

function notingEntries<T extends object>(entries: T, part: Part, note: (sight: Sight) => void): T {
  const noted = (key: string | symbol) => {
    if (typeof key === 'string') note({ part, key });
  };
  return new Proxy(entries, {
    get(target, key) {
      noted(key);
      return Reflect.get(target, key);
    },
    has(target, key) {
      noted(key);
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      note({ part, key: null });
      return Reflect.ownKeys(target);
    },
  });
}

/** What there is to see at an instance; two that answer the same cannot be told apart by this sight. */
export function seen({ part, key }: Sight, instance: LeanInstance): string {
  if (part === 'toldUntil') return String(instance.toldUntil.getTime());
  if (key === null) return instance.textOf(part);
  // Undefined where there is no such entry: no entry's own text reads so.
  return JSON.stringify(Reflect.get(instance[part], key));
}
