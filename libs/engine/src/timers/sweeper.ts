import { Injectable } from '@nestjs/common';
import { Database, isPassing, type Tx } from '#libs/platform';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls, type RulesOfBatch } from '../instance/call-rules.js';
import { changesOf, type Change } from '../instance/change.js';
import type { LeanInstance } from '../instance/lean-instance.js';
import type { Place } from '../instance/passage.js';
import { SharedDecisions } from '../instance/shared-decisions.js';
import { writeChanges } from '../instance/write-changes.js';
import { applyDue, type Look } from './apply-due.js';
import { armAgain } from './arm-again.js';
import { putAside } from './dead-timers.js';
import { claimDue, dropStrays } from './due-instance.js';
import { tellLateness } from './lateness.js';

export interface SweepResult {
  /** Instances looked at, whatever came of it. */
  readonly claimed: number;
  /** Transitions and reminders written. */
  readonly applied: number;
}

type Looked = Pick<LeanInstance, 'definition' | 'definitionVersion' | 'callId' | 'at'>;

/** Larger batches are no faster and let interactive users wait; see docs/architecture.md. */
const BATCH = 500;

/** Applies due timers in batches: one transaction, one claim, one write. Safe to run anywhere, any number of times. */
@Injectable()
export class Sweeper {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  /** Sweeps until nothing of the shards is due; returns the sums. */
  async sweepAll(shards: readonly number[], goOn: () => boolean = () => true): Promise<SweepResult> {
    let claimed = 0;
    let applied = 0;
    while (goOn()) {
      const result = await this.sweep(shards, BATCH);
      claimed += result.claimed;
      applied += result.applied;
      if (result.claimed === 0) break;
    }
    return { claimed, applied };
  }

  /** One batch. When one instance spoils it, smaller batches find it, and it alone is put aside. */
  async sweep(shards: readonly number[], limit: number): Promise<SweepResult> {
    if (shards.length === 0) return { claimed: 0, applied: 0 };
    try {
      return await this.database.transaction((tx) => this.sweepIn(tx, shards, limit));
    } catch (error) {
      if (isPassing(error)) throw error;
      if (limit > shards.length) return this.sweep(shards, Math.max(shards.length, Math.ceil(limit / 8)));
      return this.sweepOneByOne(shards, error);
    }
  }

  /** The oldest due instance of each shard, each in a transaction of its own; the one that fails is put aside. */
  private async sweepOneByOne(shards: readonly number[], reason: unknown): Promise<SweepResult> {
    const [shard] = shards;
    if (shards.length === 1 && shard !== undefined) {
      return this.database.transaction((tx) => putAside(tx, shard, reason));
    }
    const results: SweepResult[] = [];
    for (const one of shards) results.push(await this.sweep([one], 1));
    return {
      claimed: results.reduce((sum, { claimed }) => sum + claimed, 0),
      applied: results.reduce((sum, { applied }) => sum + applied, 0),
    };
  }

  private async sweepIn(tx: Tx, shards: readonly number[], limit: number): Promise<SweepResult> {
    const began = performance.now();
    const claimed = await claimDue(tx, shards, limit);
    if (claimed.length === 0) return { claimed: 0, applied: 0 };
    const rulesOf = await this.rules.ofAll(
      tx,
      claimed.map(({ instance }) => instance),
    );
    const looks = new SharedDecisions((place, instance) => this.lookAt(place, instance, rulesOf));
    const found = claimed.map(({ instance }) => ({ instance, ...looks.about(instance) }));
    const applied = await writeInOrder(
      tx,
      found.map(({ instance, passages }) => changesOf(instance, passages)),
    );
    await armAgain(
      tx,
      found.flatMap(({ instance, again }) => (again ? [{ instance, schedule: again }] : [])),
    );
    await dropStrays(tx, claimed);
    tellLateness(tx, claimed, found, began);
    return { claimed: claimed.length, applied };
  }

  private lookAt(place: Place, { definition, definitionVersion, callId, at }: Looked, rulesOf: RulesOfBatch): Look {
    const machine = this.definitions.of(definition, definitionVersion);
    return applyDue(place, { callId, machine, rules: rulesOf(callId), at });
  }
}

/** The first change of every instance with one statement, then the second of those that have one, and so on. */
async function writeInOrder(tx: Tx, histories: readonly (readonly Change[])[]): Promise<number> {
  let applied = 0;
  for (let turn = 0; ; turn += 1) {
    const changes = histories.flatMap((history) => history[turn] ?? []);
    if (changes.length === 0) return applied;
    await writeChanges(tx, changes);
    applied += changes.length;
  }
}
