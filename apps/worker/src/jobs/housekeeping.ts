import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Months, ServiceSpells, Uploads } from '#libs/platform';
import { Repeat } from './repeat.js';

const PAUSE_MS = 600_000;

/**
 * Opens the months that are to come, long before anything begins in them, and takes away uploads that nobody went on
 * with and what was measured of the service long ago; each worker does, and the first one has done it.
 */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('housekeeping');
  private readonly loop = new Repeat('housekeeping', PAUSE_MS, () => this.tidyUp());

  constructor(
    private readonly months: Months,
    private readonly uploads: Uploads,
    private readonly spells: ServiceSpells,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async tidyUp(): Promise<void> {
    const opened = await this.months.openAhead();
    if (opened > 0) this.logger.log(`opened ${opened} months ahead`);
    const over = await this.uploads.tidyUp();
    if (over > 0) this.logger.log(`took ${over} uploads away that were over`);
  }
}
