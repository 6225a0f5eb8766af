import type { DataSource } from 'typeorm';
import type { Ids } from '#libs/kernel';
import { differences, type Difference, type Stored } from './differences.js';
import { Executioner } from './executioner.js';
import { type CrashPoint, StatementTap } from './statement-tap.js';

/** A use case that is about to be carried out, in an installation of its own. */
export interface Scene {
  readonly name: string;
  readonly source: DataSource;
  readonly ids: Ids;
  /** Carries the command out under that idempotency key, as a client would ask and ask again. */
  command(key: string): Promise<unknown>;
}

/** What became of a use case whose connection was killed at each of its points in turn. */
export interface CrashedEverywhere {
  readonly name: string;
  readonly statements: readonly string[];
  readonly points: number;
  /** Points at which nothing was killed: the command had fewer statements than before. */
  readonly missed: readonly CrashPoint[];
  readonly differing: readonly {
    readonly point: CrashPoint;
    readonly statement: string;
    readonly found: readonly Difference[];
  }[];
}

const KEY = 'crash-points';

/**
 * Carries a use case out once undisturbed; then, from the same beginning, kills its connection before and after each of
 * its statements, and asks again with the same key. After `COMMIT` that is a lost acknowledgement.
 */
export async function crashEverywhere(scene: Scene, executioner: Executioner): Promise<CrashedEverywhere> {
  const tap = new StatementTap(scene.source, executioner);
  const numbered = new NumberedIds(scene.ids);
  const ask = (): Promise<unknown> => numbered.fromTheFirst(() => scene.command(KEY));
  await executioner.keep();
  const before = await executioner.everything();
  let answer: unknown;
  const statements = await tap.statementsOf(async () => (answer = await ask()));
  const undisturbed = await left(executioner, answer);
  const points = statements.flatMap((_sql, at): CrashPoint[] => [
    { at, side: 'before' },
    { at, side: 'after' },
  ]);
  const missed: CrashPoint[] = [];
  const differing: CrashedEverywhere['differing'][number][] = [];
  for (const point of points) {
    await executioner.putBack();
    const statement = await tap.killedAt(point, ask);
    if (statement === null) missed.push(point);
    const disturbed = await left(executioner, await ask().catch(String));
    const found = differences({ before, undisturbed, disturbed });
    if (found.length > 0) differing.push({ point, statement: statement ?? '', found });
  }
  await executioner.putBack();
  numbered.giveBack();
  return { name: scene.name, statements, points: points.length, missed, differing };
}

/** Everything that is stored, and what the client was told. */
async function left(executioner: Executioner, answer: unknown): Promise<Stored> {
  return new Map([...(await executioner.everything()), ['the answer', [JSON.stringify(answer ?? null)]]]);
}

/** Identifiers that are the same in each attempt, so that rows can be held against each other. */
class NumberedIds {
  private readonly own: () => string;
  private last = 0;

  constructor(private readonly ids: Ids) {
    this.own = ids.next.bind(ids);
    ids.next = () => this.next();
  }

  fromTheFirst<T>(work: () => Promise<T>): Promise<T> {
    this.last = 0;
    return work();
  }

  giveBack(): void {
    this.ids.next = this.own;
  }

  private next(): string {
    this.last += 1;
    return `0197f6a0-0000-7000-8000-${String(this.last).padStart(12, '9')}`;
  }
}
