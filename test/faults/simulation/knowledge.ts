import type { Call } from '#libs/calls';
import type { CallRules, Definitions } from '#libs/engine';
import type { Actor, JsonObject } from '#libs/kernel';
import {
  advance,
  deadlinesOf,
  replay,
  start,
  type Machine,
  type Snapshot,
  type Step,
  TransitionRefused,
} from '#libs/workflow';
import { stateText } from '../../../libs/engine/src/instance/loaded-instance.js';
import { remembering } from '../../../libs/engine/src/instance/call-rules.js';
import { ToldByTimers } from './told-by-timers.js';
import { violated } from './violation.js';
import type { Asked } from './office.js';

/** One row of history, as it was read back. */
export interface HistoryEntry {
  readonly seq: number;
  readonly event: string;
  readonly taken: string;
  readonly payload: JsonObject;
  readonly actor: Actor;
  readonly at: Date;
  readonly toState: string;
  readonly toValue: unknown;
  readonly fired: Readonly<Record<string, string>>;
  readonly command: string | null;
}

/** An instance as PostgreSQL shows it. */
export interface Head {
  readonly id: string;
  readonly subject: string;
  readonly definition: string;
  readonly definitionVersion: number;
  readonly version: number;
  readonly state: string;
  readonly snapshot: Snapshot;
  readonly firesAt: string | null;
  readonly seen: string;
}

/** An instance as its history leads to it. */
export interface Known extends Head {
  readonly machine: Machine;
  readonly context: JsonObject;
  readonly changedAt: Date;
}

/** What must be the case by what has happened, worked out from history alone, beside the engine. */
export class Knowledge {
  readonly instances = new Map<string, Known>();
  readonly timers = new ToldByTimers();
  /** How often each command is found in history, by its key. */
  readonly acted = new Map<string, number>();
  private rules: CallRules | null = null;
  private present: Call | null = null;
  /** Since when every instance has been told of the calendar as it is. Reminders that lie before are not made up for. */
  private calendarSince = new Date(0);

  constructor(
    private readonly definitions: Definitions,
    private readonly commands: ReadonlyMap<string, Asked>,
  ) {}

  get call(): Call {
    if (!this.present) throw new Error('There is no call yet.');
    return this.present;
  }

  take(call: Call, at: Date): void {
    this.present = call;
    this.rules = { calendar: remembering(call.calendar), settleMs: call.file.settleSeconds * 1000 };
    this.calendarIsNew(at);
  }

  calendarIsNew(at: Date): void {
    this.calendarSince = at;
  }

  /** Instances to which something can still happen. */
  open(): readonly Known[] {
    return [...this.instances.values()].filter(({ machine, state }) => machine.states.get(state)?.kind !== 'final');
  }

  openGrants(): readonly string[] {
    return this.open().flatMap(({ subject, id }) => (subject === 'grant' ? [id] : []));
  }

  paymentsOf(grantId: string): readonly Known[] {
    const all = [...this.instances.values()];
    return all.filter(({ subject, context }) => subject === 'payment' && context['grantId'] === grantId);
  }

  /** Follows the new rows of an instance's history, and holds what they lead to against what is stored. */
  follow(head: Head, entries: readonly HistoryEntry[], now: Date): void {
    const machine = this.definitions.of(head.definition, head.definitionVersion);
    const known = this.instances.get(head.id);
    let snapshot = known?.snapshot ?? null;
    let changedAt = known?.changedAt ?? new Date(0);
    let seq = known?.version ?? 0;
    for (const entry of entries) {
      seq += 1;
      const where = `${head.subject} ${head.id} ${entry.seq} ${entry.event}`;
      if (entry.seq !== seq) violated('history is a path of the definition', `${where}: expected row ${seq}`);
      if (entry.at < changedAt || entry.at > now)
        violated('history goes forward', `${where} at ${entry.at.toISOString()}`);
      snapshot = this.after(head.id, machine, snapshot, entry, where);
      changedAt = entry.at;
    }
    if (!snapshot) return violated('history is a path of the definition', `${head.subject} ${head.id} has no history`);
    this.compare(head, snapshot, seq);
    this.instances.set(head.id, { ...head, snapshot, machine, changedAt, context: snapshot.context });
  }

  /** What ought to have taken effect by `now`, and did not. */
  overdue(now: Date): string | null {
    for (const { id, machine, snapshot } of this.instances.values()) {
      const timers = deadlinesOf(machine, snapshot, this.mustRules().calendar);
      for (const timer of timers) {
        const waits = timer.sends === undefined ? 0 : this.mustRules().settleMs;
        if (timer.at.getTime() + waits > now.getTime()) continue;
        const isLate = timer.kind === 'deadline' || (timer.at > timer.since && timer.at > this.calendarSince);
        if (isLate && !this.timers.covers(id, timer, timers)) return `${id} ${timer.name} of ${timer.at.toISOString()}`;
      }
    }
    return null;
  }

  /** The next instant at which something falls due. */
  nextInstant(): Date | null {
    const instants = [...this.instances.values()].flatMap(({ firesAt }) =>
      firesAt === null ? [] : [Date.parse(firesAt)],
    );
    return instants.length === 0 ? null : new Date(Math.min(...instants));
  }

  private mustRules(): CallRules {
    if (!this.rules) throw new Error('There is no call yet.');
    return this.rules;
  }

  private after(id: string, machine: Machine, before: Snapshot | null, entry: HistoryEntry, where: string): Snapshot {
    const { event, taken, payload, actor, at, command } = entry;
    if (command !== null) this.acted.set(command, (this.acted.get(command) ?? 0) + 1);
    const isTimers = actor.kind === 'system' && actor.id === 'timer';
    const marked = isTimers && before ? this.timers.marked(id, entry, before, machine, this.mustRules()) : before;
    if (taken === '' && marked) return this.same(marked, entry, where);
    const snapshot = followed(() => replay(machine, marked, { event, payload, taken, at, by: actor }), where);
    this.mustBeAllowed(machine, marked, entry, where);
    return this.same(snapshot, entry, where);
  }

  private same(snapshot: Snapshot, { toState, toValue, fired }: HistoryEntry, where: string): Snapshot {
    const isSame =
      stateText(snapshot.value) === toState &&
      JSON.stringify(snapshot.value) === JSON.stringify(toValue) &&
      JSON.stringify(snapshot.fired) === JSON.stringify(fired);
    return isSame
      ? snapshot
      : violated(
          'history is a path of the definition',
          `${where} leads to ${stateText(snapshot.value)}, not to ${toState}`,
        );
  }

  /** The rules are asked again, apart from whoever wrote the row: permission, four eyes, guards. */
  private mustBeAllowed(machine: Machine, before: Snapshot | null, entry: HistoryEntry, where: string): void {
    const { event, payload, actor, at, command } = entry;
    const asked = command === null ? undefined : this.commands.get(command);
    const arrivals = asked?.arrivals ?? [at];
    const given = asked?.given ?? {};
    if (event === 'deadlineMoved') this.mustConcern(machine, before, payload, where);
    const taken = arrivals.map((arrivedAt) => {
      const facts = { at, arrivedAt, by: actor, calendar: this.mustRules().calendar, given };
      return attempted(() =>
        before
          ? advance(machine, before, { type: event, payload }, facts)
          : start(machine, { type: event, payload }, facts),
      );
    });
    if (taken.some((step) => step === entry.taken)) return;
    violated('guards were asked', `${where}: the rules say ${taken.join(', ')}`);
  }

  private mustConcern(machine: Machine, before: Snapshot | null, payload: JsonObject, where: string): void {
    const timers = before ? deadlinesOf(machine, before, this.mustRules().calendar) : [];
    if (timers.some(({ deadline }) => deadline === payload['deadline'])) return;
    violated('guards were asked', `${where}: its state has no ${JSON.stringify(payload['deadline'])}`);
  }

  private compare(head: Head, snapshot: Snapshot, seq: number): void {
    const parts = ['value', 'context', 'since', 'fired', 'did', 'clocks'] as const;
    const differing = parts.find((part) => JSON.stringify(snapshot[part]) !== JSON.stringify(head.snapshot[part]));
    if (head.version === seq && !differing && head.state === stateText(snapshot.value)) return;
    violated(
      'state is what history leads to',
      `${head.subject} ${head.id}: ${differing ?? `version ${head.version} after ${seq} rows`}`,
    );
  }
}

function followed(step: () => Snapshot, where: string): Snapshot {
  try {
    return step();
  } catch (error) {
    return violated('history is a path of the definition', `${where}: ${String(error)}`);
  }
}

function attempted(take: () => Step): string {
  try {
    return take().taken;
  } catch (error) {
    if (error instanceof TransitionRefused) return `refused (${error.reasons.map(({ code }) => code).join(', ')})`;
    throw error;
  }
}
