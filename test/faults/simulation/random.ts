import { Ids } from '#libs/kernel';
import { uuidV7 } from '../../../libs/platform/src/database/uuid-v7-ids.js';

/** Chance that a seed decides: the same seed draws the same, on every machine. */
export class Chance {
  private a: number;

  constructor(readonly seed: number) {
    this.a = seed >>> 0;
    // Neighbouring seeds would begin alike.
    for (let i = 0; i < 8; i += 1) this.next();
  }

  /** From 0 up to, and without, 1 (mulberry32). */
  next(): number {
    this.a = (this.a + 0x6d2b79f5) >>> 0;
    let mixed = this.a;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True so often out of one time. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(of: readonly T[]): T {
    const chosen = of[this.between(0, of.length - 1)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  }

  /** One of them, each as often as its weight says. */
  weighted<T>(of: readonly (readonly [weight: number, what: T])[]): T {
    let left = this.next() * of.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, what] of of) {
      left -= weight;
      if (left < 0) return what;
    }
    throw new Error('There is nothing to choose from.');
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.between(0, 255));
  }
}

/** Identifiers that the seed decides, of the simulated time. */
export class SeededIds extends Ids {
  constructor(
    private readonly chance: Chance,
    private readonly now: () => number,
  ) {
    super();
  }

  next(): string {
    return uuidV7(this.now(), this.chance.bytes(10));
  }
}
