import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RemindOfExpiry } from '#libs/identity';
import { Repeat } from './repeat.js';

/** An hour: what ends does so by the day, and a mail that was written is not written again. */
const PAUSE_MS = 3_600_000;

/** Looks for papers and mandates of organisations that end soon. */
@Injectable()
export class Expiries implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Repeat('expiries', PAUSE_MS, () => this.remind.execute());

  constructor(private readonly remind: RemindOfExpiry) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
