import { hash } from 'node:crypto';

/** The shards of the timers: `workflow_instance.shard`, stored when an instance begins. */
export const SHARDS: readonly number[] = Array.from({ length: 16 }, (_, shard) => shard);

/** The shards of each worker, of those whose ids are given. */
export type Shares = ReadonlyMap<string, readonly number[]>;

/**
 * Divides all shards among workers: each shard has one worker, and no worker has two more than another. Whoever knows the
 * same workers comes to the same shares, so that nobody has to be asked; when one comes or goes, most of the others keep
 * theirs (rendezvous hashing, with as many seats as there are shards).
 */
export function sharesOf(workers: readonly string[]): Shares {
  const shares = new Map<string, number[]>(workers.map((id) => [id, []]));
  const least = Math.floor(SHARDS.length / shares.size);
  let larger = SHARDS.length % shares.size;
  for (const shard of SHARDS) {
    const share = preferred(shares, shard).find(({ length }) => length < least || (length === least && larger > 0));
    if (share?.length === least) larger -= 1;
    share?.push(shard);
  }
  return shares;
}

/** The shares of the workers as this shard prefers them: an order of its own, which no other worker's presence changes. */
function preferred(shares: ReadonlyMap<string, number[]>, shard: number): readonly number[][] {
  const weighed = [...shares].map(([id, share]) => ({ share, weight: hash('sha256', `${shard}:${id}`, 'hex') }));
  return weighed.sort((a, b) => (a.weight < b.weight ? -1 : 1)).map(({ share }) => share);
}
