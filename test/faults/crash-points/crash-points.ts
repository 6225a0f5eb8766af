import type { FaultRow } from '../report/fault-row.js';
import { crashEverywhere, type CrashedEverywhere } from './crash-everywhere.js';
import { everyScene } from './scenes.js';

/** Kills the connection of every use case at each of its points; needs the PostgreSQL of `MINHA_TEST_ADMIN_URL`. */
export async function crashPoints(): Promise<readonly CrashedEverywhere[]> {
  const results: CrashedEverywhere[] = [];
  for await (const { scene, executioner } of everyScene()) results.push(await crashEverywhere(scene, executioner));
  return results;
}

/** All of them as one line of the report. */
export function rowOf(results: readonly CrashedEverywhere[]): FaultRow {
  const sum = (count: (result: CrashedEverywhere) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const rows = (kind: 'lost' | 'doubled') => (result: CrashedEverywhere) =>
    result.differing.flatMap(({ found }) => found).filter((difference) => difference.kind === kind).length;
  return {
    fault: `connection killed before and after every statement of ${results.length} use cases`,
    backend: 'none',
    injected: sum(({ points, missed }) => points - missed.length),
    lost: sum(rows('lost')),
    doubled: sum(rows('doubled')),
    early: 0,
  };
}
