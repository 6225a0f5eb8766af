import type { Actor, Calendar, Json, JsonObject, Role, Stop } from '#libs/kernel';
import type { z } from 'zod';
import type { FaultCode } from './definition/fault-codes.js';

/** The state in XState's own form: a name, or one entry per active region. */
export type StateValue = string | { readonly [region: string]: StateValue };

/** What the core is told about the world; guards and deadlines see nothing else. */
export interface Facts {
  /** When the event takes effect: the time of the transaction, in database time. */
  readonly at: Date;
  /** When the request reached the server. A deadline compares this, not `at`. For timers the same as `at`. */
  readonly arrivedAt: Date;
  readonly by: Actor;
  readonly calendar: Calendar;
  /** What the use case found out beforehand for the guards (`missing`, `blockers` ...); guards name what they read. */
  readonly given: JsonObject;
}

/** Why something is refused, ready to be translated: `reason.<code>` in the catalogues, with `params`. */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Who can lift the obstacle. */
  readonly by?: readonly Role[];
  /** Until when it can be lifted, ISO 8601. */
  readonly until?: string;
}

export interface Happened {
  readonly type: string;
  readonly payload: JsonObject;
}

/** A state of an instance, with the little that decisions need. Small JSON; the engine stores it as it is. */
export interface Snapshot<C extends object = JsonObject> {
  readonly value: StateValue;
  readonly context: C;
  /** When each active state was entered (ISO 8601), by its path from the root. */
  readonly since: Readonly<Record<string, string>>;
  /** Deadlines of active states that have taken effect, with the instant they had then. */
  readonly fired: Readonly<Record<string, string>>;
  /** Which people sent which event, for the separation of duties. */
  readonly did: Readonly<Record<string, readonly string[]>>;
  /** Deadlines whose time did not simply run since their state was entered, by name. */
  readonly clocks: Readonly<Record<string, DeadlineClock>>;
}

/** What the clock of one deadline has been through; every instant ISO 8601. */
export interface DeadlineClock {
  /** When the time began to run. */
  readonly since: string;
  /** When it stood still, in order. */
  readonly stops: readonly { readonly from: string; readonly until: string }[];
  /** Since when it stands still; absent: it runs. */
  readonly stoppedAt?: string;
  /** The instant that people were told, where a calendar that changed would make it earlier and nobody has said so yet. */
  readonly notBefore?: string;
}

/** An order to the outside, to be carried out after the transition is durable. */
export interface Effect {
  readonly name: string;
  readonly payload: JsonObject;
}

/** The result of `start` and `advance`. */
export interface Step<C extends object = JsonObject> {
  readonly snapshot: Snapshot<C>;
  readonly effects: readonly Effect[];
  /** Which of the definition's transitions was taken: `<path of the state>/<event>/<index>`, at the start without a
   * path. Replay needs no guard. */
  readonly taken: string;
}

/** One event as `explain` shows it. */
export interface Action {
  readonly event: string;
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
  /** Who may send it at all. */
  readonly by: readonly Role[];
  /** The latest instant (ISO 8601) that a deadline of this state leaves for it. */
  readonly until?: string;
}

/** A moment at which the state asks for something by itself. `name` is unique within the instance. */
export interface Timer {
  readonly name: string;
  readonly kind: 'deadline' | 'reminder';
  readonly deadline: string;
  /** The instant of the deadline or reminder. */
  readonly at: Date;
  /** Since when the state that has it is active. */
  readonly since: Date;
  /** The instant of the deadline: what a reminder reminds of. */
  readonly deadlineAt: Date;
  /** The event a deadline sends; a deadline without one only tells `to` that it has passed. */
  readonly sends?: string;
  /** How long before the deadline a reminder comes, as the definition says it (`P7D`). */
  readonly before?: string;
  readonly to: readonly Role[];
}

// --- vocabulary: code; the definitions are composed of its names -------------------------------------------------

/**
 * What only the vocabulary knows: its contexts, payloads and parameters. The core works with every vocabulary, so it
 * cannot name their types; the vocabulary's schemas check them when they come in.
 */
export type VocabularysOwn = any;

export interface EventWord<C extends object = VocabularysOwn> {
  /** Shape of the event's payload. It only checks: what was sent is what is remembered, so no defaults or transforms. */
  readonly payload: z.ZodType;
  /** What the instance remembers of it. Must depend on nothing but its arguments: replay calls it again. For the event
   * that starts an instance `context` is empty. */
  readonly remember?: (context: C, payload: VocabularysOwn, when: { readonly at: Date; readonly by: Actor }) => C;
  /** Events that one person may not both send: `prove` refuses a path where the same person does both. */
  readonly approves?: readonly string[];
  /** The side that signs the contract with this event. */
  readonly signs?: 'authority' | 'beneficiary';
  /** With this event the contract is another one: what was signed before counts no longer. */
  readonly voidsSignatures?: true;
}

export interface Circumstances<C extends object = VocabularysOwn> {
  readonly context: C;
  /** The event's payload; undefined where `explain` asks before there is one. A guard then refuses nothing for it. */
  readonly payload: VocabularysOwn;
  readonly facts: Facts;
}

/** What a guard answers when it refuses. */
export interface Refusal {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly by?: readonly Role[];
  readonly until?: Date;
}

export interface GuardWord<C extends object = VocabularysOwn> {
  /** True, or why not. */
  readonly holds: (circumstances: Circumstances<C>) => true | Refusal;
}

export interface EffectWord<C extends object = VocabularysOwn> {
  /** Shape of the parameters that a definition may give: `{ notify: { template: x } }`. */
  readonly params: z.ZodType;
  /** What the handler gets: ids and parameters, never content. */
  readonly payload: (params: VocabularysOwn, circumstances: Circumstances<C>) => JsonObject;
  /** Moves money: `prove` refuses a path on which it comes before both signatures. */
  readonly money?: true;
}

export interface DeadlineWord<C extends object = VocabularysOwn> {
  /** The instant, or null where the call sets none. `since` is when the time began to run: with the state that has the
   * deadline, or anew after a pause. */
  readonly instant: (of: DeadlineCircumstances<C>) => Date | null;
  /** A length of time, which can stand still; a date of the call is the same for everybody and cannot. */
  readonly pausable?: true;
}

export interface DeadlineCircumstances<C extends object = VocabularysOwn> {
  readonly context: C;
  readonly since: Date;
  readonly calendar: Calendar;
  /** When the time stood still, in order. Empty for a deadline that is not pausable. */
  readonly stops: readonly Stop[];
}

export interface Vocabulary<C extends object = VocabularysOwn> {
  readonly subject: string;
  readonly context: z.ZodType<C>;
  readonly events: Readonly<Record<string, EventWord<C>>>;
  readonly guards: Readonly<Record<string, GuardWord<C>>>;
  readonly effects: Readonly<Record<string, EffectWord<C>>>;
  readonly deadlines: Readonly<Record<string, DeadlineWord<C>>>;
}

// --- what a definition file says ---------------------------------------------------------------------------------

/** One way an event may be taken, with the short forms of the file written out. */
export interface TransitionSource {
  /** Path of the target state from the root; absent: the state stays. */
  readonly target?: string | undefined;
  readonly by: readonly Role[];
  /** Events whose senders may not send this one. */
  readonly notBy: readonly string[];
  readonly guards: readonly string[];
  readonly effects: readonly EffectSource[];
}

export interface EffectSource {
  readonly name: string;
  readonly params: Json;
}

export interface DeadlineSource {
  readonly name: string;
  /** The event that the engine sends when the deadline passes; absent: it only tells `to`. */
  readonly sends?: string | undefined;
  readonly remind: readonly string[];
  readonly to: readonly Role[];
}

/** How a deadline goes on after it stood still: with what was left of its time, or with the full time anew. */
export type Resume = 'rest' | 'anew';

/** A deadline that stands still while a state is active. */
export interface PauseSource {
  readonly deadline: string;
  readonly resume: Resume;
}

/** Where files of an earlier version go whose state this one does not have any more. */
export interface ReplacementSource {
  readonly version: number;
  /** Paths of the earlier version, with the state that takes the place of each. */
  readonly states: Readonly<Record<string, string>>;
}

/** Something wrong with a definition: what, and where in the file. */
export interface DefinitionFault {
  /** One of `FAULT_CODES`; readers of files add their own, such as `yaml`. */
  readonly code: string;
  readonly message: string;
  /** Path in the file, such as `states.draft.on.submitted.guards.1`. */
  readonly path: string;
  readonly line?: number;
  /** For what `prove` finds: the shortest sequence of events that shows it. */
  readonly trace?: readonly string[];
}

/** A fault that this library found. */
export interface Fault extends DefinitionFault {
  readonly code: FaultCode;
}
