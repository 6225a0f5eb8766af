import type { Actor, JsonObject } from '#libs/kernel';

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
