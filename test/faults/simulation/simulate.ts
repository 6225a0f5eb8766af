import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PlantedBug } from './planted-bugs.js';
import type { Share, YearOf } from './share.js';

const ROOT = process.cwd();
const WORKER = 'dist/test/faults/simulation/worker.js';
const END_WITH_PARENT = fileURLToPath(new URL(`file://${ROOT}/config/setup/end-with-parent.mjs`));

export interface Simulation {
  /** The first seed; the others follow it. */
  readonly from?: number;
  readonly count: number;
  readonly processes?: number;
  readonly bug?: PlantedBug;
  /** Asked after each year: whether the others are worth living. */
  readonly goOn?: (years: readonly YearOf[]) => boolean;
}

export interface Simulated {
  readonly years: readonly YearOf[];
  readonly seconds: number;
}

/** Lives through so many years, each of its own seed, in processes of the built programme beside each other. */
export async function simulate({
  from = 1,
  count,
  processes = availableParallelism(),
  bug,
  goOn = () => true,
}: Simulation): Promise<Simulated> {
  const began = performance.now();
  const years: YearOf[] = [];
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  const many = Math.min(processes, count);
  const shares = Array.from({ length: many }, (_, turn) => seeds.filter((seed) => (seed - from) % many === turn));
  const stop = new AbortController();
  await Promise.all(shares.map((share) => liveThrough({ seeds: share, bug: bug ?? null }, years, { stop, goOn })));
  return { years: years.sort((one, other) => one.seed - other.seed), seconds: (performance.now() - began) / 1_000 };
}

/** What replays a year that failed. */
export function replayLine({ seed, violation }: Pick<YearOf, 'seed' | 'violation'>): string {
  return `npm run faults -- --seed ${seed}    # ${violation ?? 'well'}`;
}

async function liveThrough(
  share: Share,
  years: YearOf[],
  { stop, goOn }: { readonly stop: AbortController; readonly goOn: (years: readonly YearOf[]) => boolean },
): Promise<void> {
  const child = fork(WORKER, [JSON.stringify(share)], {
    cwd: ROOT,
    execArgv: ['--import', END_WITH_PARENT, '--enable-source-maps'],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  const end = (): void => void child.kill('SIGKILL');
  stop.signal.addEventListener('abort', end);
  child.on('message', (year: YearOf) => {
    years.push(year);
    if (!goOn(years)) stop.abort();
  });
  const [code]: unknown[] = await once(child, 'exit');
  stop.signal.removeEventListener('abort', end);
  if (code !== 0 && !stop.signal.aborted) throw new Error(`A year could not be simulated:\n${said.slice(-4_000)}`);
}
