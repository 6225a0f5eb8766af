import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls, type CallRules } from '../instance/call-rules.js';
import { writeChanges } from '../instance/write-changes.js';
import { applyDue, type Look } from './apply-due.js';
import { armAgain, type Rearming } from './arm-again.js';
import { putAside } from './dead-timers.js';
import { claimDue, dropEntries, type DueInstance } from './due-instance.js';

export interface SweepResult {
  /** Instances looked at, whatever came of it. */
  readonly claimed: number;
  /** Transitions and reminders written. */
  readonly applied: number;
}

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
    try {
      return await this.database.transaction((tx) => this.sweepIn(tx, shards, limit));
    } catch (error) {
      if (isAboutTheConnection(error)) throw error;
      if (limit > shards.length) return this.sweep(shards, Math.max(shards.length, Math.ceil(limit / 8)));
      return this.sweepOneByOne(shards, error);
    }
  }

  /** The oldest due instance of each shard, each in a transaction of its own; the one that fails is put aside. */
  private async sweepOneByOne(shards: readonly number[], reason: unknown): Promise<SweepResult> {
    const [shard, ...others] = shards;
    if (shard === undefined) return { claimed: 0, applied: 0 };
    if (others.length === 0) return this.database.transaction((tx) => putAside(tx, shard, reason));
    const results: SweepResult[] = [];
    for (const one of shards) results.push(await this.sweep([one], 1));
    return {
      claimed: results.reduce((sum, { claimed }) => sum + claimed, 0),
      applied: results.reduce((sum, { applied }) => sum + applied, 0),
    };
  }

  private async sweepIn(tx: Tx, shards: readonly number[], limit: number): Promise<SweepResult> {
    const due = await claimDue(tx, shards, limit);
    const [first] = due;
    if (!first) return { claimed: 0, applied: 0 };
    const rules = await this.rulesOf(tx, due);
    const looks = due.map((instance) => this.lookAt(instance, rules));
    const applied = await writeInOrder(tx, looks);
    const unchanged = looks.filter(({ changes }) => changes.length === 0);
    await armAgain(tx, unchanged, first.now);
    await dropEntries(
      tx,
      due.filter(({ firesAt, foundAt }) => firesAt?.getTime() !== foundAt.getTime()),
    );
    return { claimed: due.length, applied };
  }

  private lookAt(instance: DueInstance, rules: ReadonlyMap<string, CallRules>): Look & Rearming {
    const ofCall = rules.get(instance.callId);
    if (!ofCall) throw new Error(`No rules of call ${instance.callId}.`);
    const machine = this.definitions.of(instance.definition, instance.definitionVersion);
    const { now, updatedAt } = instance;
    const at = now > updatedAt ? now : updatedAt;
    return { instance, settleMs: ofCall.settleMs, ...applyDue(instance, machine, ofCall, at) };
  }

  private async rulesOf(tx: Tx, due: readonly DueInstance[]): Promise<ReadonlyMap<string, CallRules>> {
    const rules = new Map<string, CallRules>();
    for (const { callId } of due) {
      if (!rules.has(callId)) rules.set(callId, await this.rules.of(tx, callId));
    }
    return rules;
  }
}

/** The first change of every instance with one statement, then the second of those that have one, and so on. */
async function writeInOrder(tx: Tx, looks: readonly Look[]): Promise<number> {
  let applied = 0;
  for (let turn = 0; ; turn += 1) {
    const changes = looks.flatMap((look) => look.changes[turn] ?? []);
    if (changes.length === 0) return applied;
    await writeChanges(tx, changes);
    applied += changes.length;
  }
}

/** Class 08, 57 and 53 of PostgreSQL's errors, and a socket that broke: the batch is fine, the database is away. */
function isAboutTheConnection(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? '';
  return /^(08|57|53|40)/.test(code) || /^E[A-Z]+$/.test(code) || /connection|terminated|timeout/i.test(String(error));
}
