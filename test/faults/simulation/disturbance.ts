import type { Blow } from './faults.js';
import { Violation, violated } from './violation.js';
import { ConnectionLost, type World } from './world.js';

const HOUR = 3_600_000;

/** Lets a fault come while something is carried out, as often as not. */
export class Disturbance {
  constructor(
    private readonly world: World,
    /** The process did not outlive its connections. */
    private readonly restart: () => void,
  ) {}

  /** Answers whether it came to its end. */
  async during(work: () => Promise<unknown>): Promise<boolean> {
    const { chance, faults } = this.world;
    if (chance.happens(0.25)) faults.plan(chance.between(1, 12), this.aBlow());
    else faults.spare();
    const isWhole = await this.survived(work);
    faults.spare();
    return isWhole;
  }

  private aBlow(): Blow {
    const { chance } = this.world;
    return chance.weighted<Blow>([
      [3, { kind: 'crashBefore' }],
      [4, { kind: 'crashAfter' }],
      [2, { kind: 'delay', milliseconds: chance.between(1, chance.happens(0.5) ? 1_000 : 6 * HOUR) }],
    ]);
  }

  private async survived(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Violation) throw error;
      if (!isConnectionLost(error)) violated('nothing fails for another reason than a fault', String(error));
      if (this.world.chance.happens(0.3)) this.restart();
      return false;
    }
  }
}

function isConnectionLost(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  const { driverError } = error as { readonly driverError?: unknown };
  return driverError instanceof ConnectionLost;
}
