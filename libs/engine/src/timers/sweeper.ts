import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls, type CallRules } from '../instance/call-rules.js';
import { writeChanges } from '../instance/write-changes.js';
import { applyDue, type Outcome } from './apply-due.js';
import { claimDue, type DueTimer } from './due-timer.js';
import { buryTimer } from './dead-timers.js';
import { armAgain } from './arm-again.js';

export interface SweepResult {
  /** Timers taken away, whatever came of them. */
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

  /** The oldest due timer of each shard, each in a transaction of its own; the one that fails is put aside. */
  private async sweepOneByOne(shards: readonly number[], reason: unknown): Promise<SweepResult> {
    const [shard, ...others] = shards;
    if (shard === undefined) return { claimed: 0, applied: 0 };
    if (others.length === 0) return this.database.transaction((tx) => buryTimer(tx, shard, reason));
    const results: SweepResult[] = [];
    for (const one of shards) results.push(await this.sweep([one], 1));
    return {
      claimed: results.reduce((sum, { claimed }) => sum + claimed, 0),
      applied: results.reduce((sum, { applied }) => sum + applied, 0),
    };
  }

  private async sweepIn(tx: Tx, shards: readonly number[], limit: number): Promise<SweepResult> {
    const due = await claimDue(tx, shards, limit);
    if (due.length === 0) return { claimed: 0, applied: 0 };
    const at = await sweepInstant(tx);
    const rules = await this.rulesOf(tx, due);
    let applied = 0;
    // An instance may have several due timers: each round takes one of each, on the state the round before left.
    const current = new Map(due.map(({ instance }) => [instance.id, instance]));
    for (const round of rounds(due)) {
      const outcomes = round.map((entry) =>
        this.outcomeOf({ ...entry, instance: current.get(entry.instance.id) ?? entry.instance }, rules, at),
      );
      const changes = outcomes.flatMap((outcome) => (outcome.kind === 'change' ? [outcome.change] : []));
      for (const after of await writeChanges(tx, changes)) current.set(after.id, after);
      await armAgain(
        tx,
        outcomes.filter((outcome) => outcome.kind === 'moved'),
        at,
      );
      applied += changes.length;
    }
    return { claimed: due.length, applied };
  }

  private outcomeOf(entry: DueTimer, rules: ReadonlyMap<string, CallRules>, at: Date): Outcome {
    const ofCall = rules.get(entry.instance.callId);
    if (!ofCall) throw new Error(`No rules of call ${entry.instance.callId}.`);
    const machine = this.definitions.of(entry.instance.definition, entry.instance.definitionVersion);
    return applyDue(entry, machine, ofCall, new Date(Math.max(at.getTime(), entry.instance.updatedAt.getTime())));
  }

  private async rulesOf(tx: Tx, due: readonly DueTimer[]): Promise<ReadonlyMap<string, CallRules>> {
    const rules = new Map<string, CallRules>();
    for (const { instance } of due) {
      if (!rules.has(instance.callId)) rules.set(instance.callId, await this.rules.of(tx, instance.callId));
    }
    return rules;
  }
}

/** Splits the batch so that each instance stands at most once in a round, in the order its timers fell due. */
export function rounds(due: readonly DueTimer[]): readonly (readonly DueTimer[])[] {
  const result: DueTimer[][] = [];
  const seen = new Map<string, number>();
  for (const entry of due) {
    const round = seen.get(entry.instance.id) ?? 0;
    seen.set(entry.instance.id, round + 1);
    (result[round] ??= []).push(entry);
  }
  return result;
}

async function sweepInstant(tx: Tx): Promise<Date> {
  const [row]: { now: Date }[] = await tx.query(`select date_trunc('milliseconds', minha_now()) as now`);
  if (!row) throw new Error('The database did not say what time it is.');
  return row.now;
}

/** Class 08, 57 and 53 of PostgreSQL's errors, and a socket that broke: the batch is fine, the database is away. */
function isAboutTheConnection(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? '';
  return /^(08|57|53|40)/.test(code) || /^E[A-Z]+$/.test(code) || /connection|terminated|timeout/i.test(String(error));
}
