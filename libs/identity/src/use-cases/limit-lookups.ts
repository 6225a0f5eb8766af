import { Injectable } from '@nestjs/common';
import { lookupLimit } from '../domain/attempt-limits.js';
import { TooManyAttempts } from '../domain/sign-in-errors.js';
import { Attempts } from '../persistence/attempts.js';

export interface Lookup {
  /** What is looked up: each kind has a count of its own. */
  readonly of: 'receipt' | 'organisation';
  /** Where it is asked from. */
  readonly address: string;
}

/** Lets everybody look up what everybody may see, but nobody try codes without end. */
@Injectable()
export class LimitLookups {
  constructor(private readonly attempts: Attempts) {}

  /** Counts one more; throws `TooManyAttempts`. */
  async execute({ of, address }: Lookup): Promise<void> {
    const wait = await this.attempts.count([lookupLimit(of, address)]);
    if (wait !== null) throw new TooManyAttempts(wait);
  }
}
