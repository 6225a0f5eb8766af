import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { WorkerPresence } from '#libs/engine';
import { Repeat } from './repeat.js';

/** Often enough that the share of one who goes is taken over within four seconds. */
const ANNOUNCE_MS = 1_000;

/**
 * The shards that this worker sees to. While the database is away it keeps what it had: it cannot touch a timer then, and
 * should it have been only this worker, others see to its share too until it is back.
 */
@Injectable()
export class Share implements OnApplicationShutdown {
  private readonly logger = new Logger('share');
  private readonly announcing = new Repeat('share', ANNOUNCE_MS, () => this.announce());
  private shards: readonly number[] = [];
  private changed: () => void = () => undefined;

  constructor(private readonly presence: WorkerPresence) {}

  /** Begins to take part; `changed` is told of every new share. */
  begin(changed: () => void): void {
    this.changed = changed;
    this.announcing.start();
  }

  /** As it is now; another array once it has become another share. */
  get now(): readonly number[] {
    return this.shards;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.announcing.stop();
    await this.presence.leave().catch((error: unknown) => this.logger.warn(String(error)));
  }

  private async announce(): Promise<void> {
    const shards = await this.presence.announce();
    if (shards.join() === this.shards.join()) return;
    this.shards = shards;
    this.logger.log(`sees to the shards ${shards.join(', ') || 'of nobody: there are more workers than shards'}`);
    this.changed();
  }
}
