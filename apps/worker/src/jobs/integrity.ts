import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CheckIntegrity } from '#libs/operation';
import { Repeat } from './repeat.js';

const PAUSE_MS = 2_000;

/** Carries out the checks of everything's integrity that somebody has asked for. */
@Injectable()
export class Integrity implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('integrity');
  private readonly loop = new Repeat('integrity', PAUSE_MS, () => this.check());

  constructor(private readonly checkIntegrity: CheckIntegrity) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async check(): Promise<void> {
    const found = await this.checkIntegrity.next();
    if (!found) return;
    const { instances, discrepancies, missing, receipts, differing } = found;
    const summary = [
      `${instances} instances, ${discrepancies.length} discrepancies`,
      `${missing.length} files missing`,
      `${receipts} receipts, ${differing.length} differences`,
    ].join(', ');
    if (discrepancies.length + missing.length + differing.length > 0) this.logger.error(summary);
    else this.logger.log(summary);
  }
}
