import { AsyncLocalStorage } from 'node:async_hooks';

const present = new AsyncLocalStorage<string>();

/** Everything that `work` does, and what follows from it, can be found under `id`. */
export function following<T>(id: string | null, work: () => T): T {
  return id === null ? work() : present.run(id, work);
}

/** What the present work follows from: the id of the request that began it; null where nobody asked. */
export function correlation(): string | null {
  return present.getStore() ?? null;
}
