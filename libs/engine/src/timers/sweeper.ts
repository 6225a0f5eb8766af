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
import { BeforeDeadlines, type HeldDeadlines, QuestionsOpen } from './before-deadlines.js';
import { putAside } from './dead-timers.js';
import { claimDue, type DueInstance, dropStrays } from './due-instance.js';
import { tellLateness } from './lateness.js';

export interface SweepResult {
  /** Instances looked at, whatever came of it. */
  readonly claimed: number;
  /** Transitions and reminders written. */
  readonly applied: number;
}

type Looked = Pick<LeanInstance, 'definition' | 'definitionVersion' | 'callId' | 'at'>;

interface Batch {
  readonly asked: readonly string[];
  readonly shards: readonly number[];
  readonly limit: number;
}

/** What holds for every instance of a batch. */
interface Known {
  readonly rulesOf: RulesOfBatch;
  readonly held: HeldDeadlines;
}

const NONE: ReadonlySet<string> = new Set();

/** Larger batches are no faster and let interactive users wait; see docs/architecture.md. */
const BATCH = 500;

/** Applies due timers in batches: one transaction, one claim, one write. Safe to run anywhere, any number of times. */
@Injectable()
export class Sweeper {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
    private readonly before: BeforeDeadlines,
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
  sweep(shards: readonly number[], limit: number): Promise<SweepResult> {
    return this.sweepAfter([], shards, limit);
  }

  /** `asked`: the calls about which everything was asked that can be answered now. */
  private async sweepAfter(asked: readonly string[], shards: readonly number[], limit: number): Promise<SweepResult> {
    if (shards.length === 0) return { claimed: 0, applied: 0 };
    try {
      return await this.database.transaction((tx) => this.sweepIn(tx, { asked, shards, limit }));
    } catch (error) {
      if (isPassing(error)) throw error;
      if (error instanceof QuestionsOpen) {
        await this.before.answer(error.callIds);
        return this.sweepAfter([...asked, ...error.callIds], shards, limit);
      }
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

  private async sweepIn(tx: Tx, { asked, shards, limit }: Batch): Promise<SweepResult> {
    const began = performance.now();
    const claimed = await claimDue(tx, shards, limit);
    if (claimed.length === 0) return { claimed: 0, applied: 0 };
    const held = await this.heldAmong(tx, claimed, asked);
    const rulesOf = await this.rules.ofAll(
      tx,
      claimed.map(({ instance }) => instance),
    );
    const looks = new SharedDecisions((place, instance) => this.lookAt(place, instance, { rulesOf, held }));
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

  /** Throws `QuestionsOpen` where something has to be asked first. */
  private async heldAmong(tx: Tx, claimed: readonly DueInstance[], asked: readonly string[]): Promise<HeldDeadlines> {
    const instances = claimed.map(({ instance }) => instance);
    const at = new Date(Math.max(...instances.map((instance) => instance.at.getTime())));
    const held = await this.before.held(tx, instances, at);
    const open = [...held.keys()].filter((callId) => !asked.includes(callId));
    if (open.length > 0) throw new QuestionsOpen(open);
    return held;
  }

  private lookAt(place: Place, { definition, definitionVersion, callId, at }: Looked, batch: Known): Look {
    const machine = this.definitions.of(definition, definitionVersion);
    const held = batch.held.get(callId) ?? NONE;
    return applyDue(place, { callId, machine, rules: batch.rulesOf(callId), at, held });
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
