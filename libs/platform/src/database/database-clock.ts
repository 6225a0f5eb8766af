import { Injectable, type OnModuleInit, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database, type Tx } from './database.js';

const RESYNC_MS = 1_000;

/**
 * The time the database keeps, in the demo moved forward by `demo_clock`. Between measurements it runs on this
 * process's monotonic clock, so a jump of the machine's wall clock changes nothing.
 */
@Injectable()
export class DatabaseClock extends Clock implements OnModuleInit, OnApplicationShutdown {
  private anchor: { readonly epochMs: number; readonly monotonicMs: number } | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {
    super();
  }

  now(): Date {
    if (!this.anchor) throw new Error('The clock is read before it was set by the database.');
    return new Date(Math.floor(this.anchor.epochMs + performance.now() - this.anchor.monotonicMs));
  }

  /** The instant of a running transaction: every row it writes carries the same one. */
  async of(tx: Tx): Promise<Date> {
    const [row]: { now: Date }[] = await tx.query('select minha_now() as now');
    if (!row) throw new Error('minha_now() returned no row.');
    return row.now;
  }

  async onModuleInit(): Promise<void> {
    await this.synchronize();
    this.timer = setInterval(() => {
      // A database that is away for a moment does not stop the clock: it runs on from the last measurement.
      this.synchronize().catch(() => undefined);
    }, RESYNC_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Measures the database's time again; the answer is taken to be from the middle of the round trip. */
  async synchronize(): Promise<void> {
    const sent = performance.now();
    const [row] = await this.database.query<{ ms: string }>(
      'select (extract(epoch from clock_timestamp() + minha_clock_offset()) * 1000)::text as ms',
    );
    const received = performance.now();
    if (row) this.anchor = { epochMs: Number(row.ms), monotonicMs: (sent + received) / 2 };
  }
}
