import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { normalisedPassword } from '../domain/password.js';

/** Measured: 20 ms and 46 MiB each. More passes would cost the other pages of the machine more than they cost a thief. */
const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 } as const;
const AT_ONCE = 4;

/** Hashes and compares passwords, a few at a time: a rush of sign-ins must not take the machine's memory. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalisedPassword(password), COST));
  }

  /** Takes the same time for an account that does not exist (`null`), and is then always false. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.hashOfNobody());
    const same = await this.inTurn(() => verify(compared, normalisedPassword(password)));
    return same && passwordHash !== null;
  }

  private hashOfNobody(): Promise<string> {
    return (this.nobody ??= this.hash('nobody has this password'));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // A place is handed on without being freed, so that nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
