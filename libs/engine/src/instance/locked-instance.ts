import type { Actor, JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { explain, type Action, type Machine, type Step } from '#libs/workflow';
import type { CallRules } from './call-rules.js';
import { changeOf, instanceAfter } from './change.js';
import { snapshotOf, statePaths, type LoadedInstance } from './loaded-instance.js';
import type { Origin, SentEvent } from './origin.js';
import { passageBy } from './passage-by.js';
import { writeChanges } from './write-changes.js';

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
  /** The hash of the newest entry of its history, in hexadecimal; `version` is that entry's place. */
  get headHash(): string {
    return this.loaded.headHash;
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
    const { machine, rules, loaded, at } = this;
    const passage = passageBy(loaded, { event, callId: loaded.callId, machine, rules, at, origin, given });
    const change = changeOf(loaded, passage);
    await writeChanges(this.tx, [change]);
    this.loaded = instanceAfter(change);
    return passage.decided.step;
  }

  /** Every event of this state: allowed for that person now, or all the reasons why not. */
  explain(by: Actor, given: JsonObject = {}): readonly Action[] {
    const { at, rules } = this;
    return explain(this.machine, snapshotOf(this.loaded), by, {
      at,
      arrivedAt: at,
      by,
      calendar: rules.calendar,
      given,
    });
  }
}
