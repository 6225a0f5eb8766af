import type { Actor, JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { advance, deadlinesOf, explain, type Action, type Facts, type Machine, type Step } from '#libs/workflow';
import type { CallRules } from './call-rules.js';
import { snapshotOf, statePaths, type LoadedInstance } from './loaded-instance.js';
import { writeChanges } from './write-changes.js';

/** Who acts, when the request arrived, and under which idempotency key. */
export interface Origin {
  readonly by: Actor;
  /** Stamped when the request reached the server; deadlines compare this. */
  readonly arrivedAt: Date;
  readonly key?: string | null;
}

export interface SentEvent {
  readonly type: string;
  readonly payload?: JsonObject;
}

/**
 * An instance whose row this transaction has locked. `send` exists here only, so nothing changes an instance that it
 * has not locked first.
 */
export class LockedInstance {
  constructor(
    private readonly tx: Tx,
    private readonly machine: Machine,
    private readonly rules: CallRules,
    private loaded: LoadedInstance,
    /** The transaction's instant, in database time. */
    readonly at: Date,
  ) {}

  get id(): string {
    return this.loaded.id;
  }
  get callId(): string {
    return this.loaded.callId;
  }
  get definition(): string {
    return this.loaded.definition;
  }
  get version(): number {
    return this.loaded.version;
  }
  /** What the instance remembers; its shape is the vocabulary's (`GrantContext` ...). */
  get context(): JsonObject {
    return this.loaded.context;
  }
  /** Paths of the active atomic states. */
  get states(): readonly string[] {
    return statePaths(this.loaded.value);
  }

  /** Whether the state of that path, or one inside it, is active. */
  isIn(path: string): boolean {
    return this.states.some((state) => state === path || state.startsWith(`${path}.`));
  }

  /** Takes the transition that the event leads to; throws `TransitionRefused` with every reason and changes nothing. */
  async send(event: SentEvent, origin: Origin, given: JsonObject = {}): Promise<Step> {
    const payload = event.payload ?? {};
    const step = advance(
      this.machine,
      snapshotOf(this.loaded),
      { type: event.type, payload },
      this.facts(origin, given),
    );
    const [after] = await writeChanges(this.tx, [
      {
        instance: this.loaded,
        before: this.loaded,
        step,
        event: event.type,
        payload,
        by: origin.by,
        at: this.at,
        command: origin.key ?? null,
        timers: deadlinesOf(this.machine, step.snapshot, this.rules.calendar),
        settleMs: this.rules.settleMs,
      },
    ]);
    if (after) this.loaded = after;
    return step;
  }

  /** Every event of this state: allowed for that person now, or all the reasons why not. */
  explain(by: Actor, given: JsonObject = {}): readonly Action[] {
    return explain(this.machine, snapshotOf(this.loaded), by, this.facts({ by, arrivedAt: this.at }, given));
  }

  private facts(origin: Origin, given: JsonObject): Facts {
    return { at: this.at, arrivedAt: origin.arrivedAt, by: origin.by, calendar: this.rules.calendar, given };
  }
}
