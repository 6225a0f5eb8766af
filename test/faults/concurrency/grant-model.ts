import type { Actor, Calendar, JsonObject } from '#libs/kernel';
import { advance, type Machine, type Snapshot, TransitionRefused } from '#libs/workflow';

/** One command that is sent to a grant. */
export interface Sent {
  readonly key: string;
  readonly by: Actor;
  readonly event: string;
  readonly payload: JsonObject;
}

/** What the sender was told, or saw. */
export type Observed =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'refused' }
  /** Somebody else was quicker, and nothing was written: never where commands wait for each other's lock. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'read'; readonly version: number; readonly state: string };

/** What history says about one command that was carried out. */
export interface Carried {
  readonly version: number;
  readonly key: string;
  readonly state: string;
  readonly at: Date;
}

/** Everything that went on at the same time. */
export interface Round {
  readonly sent: readonly (Sent | null)[];
  readonly observed: readonly Observed[];
  readonly carried: readonly Carried[];
}

/** A grant as it would be if one command came after another: the definition alone, no locks and no database. */
export class GrantModel {
  constructor(
    private readonly machine: Machine,
    private readonly given: JsonObject,
    private readonly calendar: Calendar,
    private snapshot: Snapshot,
    private version: number,
  ) {}

  /**
   * Why the answers of commands that ran beside each other do not fit any order of them; null when they do. History
   * names the order of those that were carried out; whoever was refused or only looked may stand anywhere among them.
   */
  objection({ sent, observed, carried }: Round): string | null {
    const moments: { readonly version: number; readonly snapshot: Snapshot; readonly at: Date }[] = [];
    const remember = (at: Date): void => void moments.push({ version: this.version, snapshot: this.snapshot, at });
    remember(carried[0]?.at ?? new Date());
    for (const one of carried) {
      const fault = this.follow(one, sent);
      if (fault) return fault;
      remember(one.at);
    }
    for (const [index, answer] of observed.entries()) {
      const one = sent[index] ?? null;
      if (!moments.some((moment) => this.fits(answer, one, moment, carried))) {
        return `${one?.event ?? 'a look'} was answered ${JSON.stringify(answer)} between ${moments[0]?.version} and ${this.version}`;
      }
    }
    return null;
  }

  private follow({ version, key, state, at }: Carried, sent: readonly (Sent | null)[]): string | null {
    const command = sent.find((one) => one?.key === key);
    if (!command) return `history has ${key}, which nobody sent`;
    if (version !== this.version + 1) return `version ${version} follows ${this.version}`;
    const next = this.attempt(command, this.snapshot, at);
    if (next === null) return `${command.event} was carried out as version ${version}, and the model refuses it`;
    this.snapshot = next;
    this.version = version;
    const { key: reached } = this.machine.configurations.of(next.value);
    return reached === state ? null : `${command.event} led to ${state}, in the model to ${reached}`;
  }

  private fits(
    answer: Observed,
    one: Sent | null,
    moment: { readonly version: number; readonly snapshot: Snapshot; readonly at: Date },
    carried: readonly Carried[],
  ): boolean {
    if (answer.kind === 'done')
      return carried.some(({ key, version }) => key === one?.key && version === answer.version);
    if (answer.kind === 'overtaken') return carried.every(({ key }) => key !== one?.key);
    const { key: state } = this.machine.configurations.of(moment.snapshot.value);
    if (answer.kind === 'read') return answer.version === moment.version && answer.state === state;
    return one !== null && this.attempt(one, moment.snapshot, moment.at) === null;
  }

  private attempt({ by, event, payload }: Sent, before: Snapshot, at: Date): Snapshot | null {
    try {
      const facts = { at, arrivedAt: at, by, calendar: this.calendar, given: this.given };
      return advance(this.machine, before, { type: event, payload }, facts).snapshot;
    } catch (error) {
      if (error instanceof TransitionRefused) return null;
      throw error;
    }
  }
}
