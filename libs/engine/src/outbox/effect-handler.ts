import type { JsonObject } from '#libs/kernel';
import type { Tx } from '#libs/platform';

/** An order that a transition gave, as its handler gets it. */
export interface OutboxEffect {
  /** Unique for the order; what the handler creates carries it as its cause. */
  readonly id: string;
  readonly name: string;
  readonly instanceId: string;
  readonly callId: string;
  readonly subject: string;
  readonly payload: JsonObject;
  /** When the transition happened. */
  readonly at: Date;
  /** What it follows from; an order that nobody asked for, such as a timer's, is found under its own id. */
  readonly correlation: string;
  /** Where the portion before this one stopped; nothing for the first. */
  readonly progress?: string | null;
}

/**
 * Carries out one kind of effect. Runs in one transaction with the mark that it is done, so everything it writes in
 * PostgreSQL happens exactly once; it talks to nothing outside. What concerns many files is done in portions, each in a
 * transaction of its own: the answer is where the next one begins (`progress`), until there is none.
 *
 * Orders come in no promised order, not even those of one instance. One that rests on another throws `NotYet` until that
 * one is carried out, and waits.
 */
export abstract class EffectHandler {
  abstract handle(tx: Tx, effect: OutboxEffect): Promise<string | null | void>;
}

/** Carries out one kind of effect for many orders in one transaction, where each costs more by itself than together. */
export abstract class ManyAtOnce extends EffectHandler {
  abstract handleAll(tx: Tx, effects: readonly OutboxEffect[]): Promise<void>;

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    return this.handleAll(tx, [effect]);
  }
}
