import type { INestApplicationContext, Type } from '@nestjs/common';
import { Outbox, Sweeper } from '#libs/engine';
import type { Actor, Role } from '#libs/kernel';
import { Database, DatabaseClock } from '#libs/platform';
import { EffectHandlers } from '#libs/programme';

const DAY = 86_400_000;
const MINUTE = 60_000;
const ALL_SHARDS = Array.from({ length: 16 }, (_, shard) => shard);

/** Who does something, and when it reached the server: what every command carries. */
export interface Doing {
  readonly key: null;
  readonly by: Actor;
  readonly arrivedAt: Date;
}

/**
 * Plays the past: moves the demo's clock and lets the programme do what it would have done by itself, with the real
 * engine, timers and effects.
 */
export class Play {
  constructor(
    private readonly app: INestApplicationContext,
    /** What the demo calls today. */
    readonly today: Date,
  ) {}

  get<T>(part: Type<T>): T {
    return this.app.get(part, { strict: false });
  }

  /** The present instant of the play. */
  get now(): Date {
    return this.get(DatabaseClock).now();
  }

  /** An instant so many days before (-) or after today. */
  day(days: number): Date {
    return new Date(this.today.getTime() + days * DAY);
  }

  /** Goes on to an instant, and lets everything that is due by then happen at its own hour, as it would have. */
  async goTo(instant: Date): Promise<void> {
    for (let due = await this.nextDue(this.now, instant); due; due = await this.nextDue(due, instant)) {
      await this.stopAt(due);
    }
    await this.stopAt(instant);
  }

  /** The minute after the first timer between the two: what was begun together falls due together. */
  private async nextDue(from: Date, until: Date): Promise<Date | null> {
    const [row] = await this.get(Database).query<{ readonly at: Date | null }>(
      'select min(fires_at) as at from workflow_timer where fires_at > $1 and fires_at < $2',
      [from, until],
    );
    if (!row?.at) return null;
    const minute = new Date((Math.floor(row.at.getTime() / MINUTE) + 1) * MINUTE);
    return minute < until ? minute : null;
  }

  private async stopAt(instant: Date): Promise<void> {
    await setAhead(this.get(Database), instant.getTime() - Date.now());
    await this.get(DatabaseClock).synchronize();
    await this.settle();
  }

  /** Back to the present, all but a millisecond: as long as the clock is behind, the play counts as cut off. */
  async comeBack(): Promise<void> {
    await this.settle();
    await this.goTo(new Date(Date.now() - 1));
  }

  /** From here on it is the real present, and the demo is there. */
  async end(): Promise<void> {
    await setAhead(this.get(Database), 0);
    await this.get(DatabaseClock).synchronize();
  }

  /** Applies what is due and carries out what was ordered, until nothing is left. */
  async settle(): Promise<void> {
    const { of } = { of: (name: string) => this.get(EffectHandlers).of(name) };
    for (;;) {
      const { claimed } = await this.get(Sweeper).sweepAll(ALL_SHARDS);
      const orders = await this.get(Outbox).next(1_000);
      for (const { id } of orders) await this.get(Outbox).carryOut(id, of);
      if (claimed === 0 && orders.length === 0) return;
    }
  }

  /** A person with these roles, now. */
  as(personId: string, ...roles: readonly Role[]): Doing {
    return { key: null, by: { kind: 'person', id: personId, roles }, arrivedAt: this.now };
  }
}

/** Moves the demo's clock so far ahead of (or behind) the database's. */
export async function setAhead(database: Database, milliseconds: number): Promise<void> {
  await database.query(
    `insert into demo_clock (id, ahead) values (1, $1::float8 * interval '1 millisecond')
     on conflict (id) do update set ahead = excluded.ahead`,
    [milliseconds],
  );
}
