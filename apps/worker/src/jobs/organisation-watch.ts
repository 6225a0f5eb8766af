import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FindSameOrganisations, RemindOfExpiry } from '#libs/identity';
import { Repeat } from './repeat.js';

/** An hour: what ends does so by the day, and a mail that was written is not written again. */
const PAUSE_MS = 3_600_000;

/** Looks for papers and mandates that end soon, and for organisations that may be one. */
@Injectable()
export class OrganisationWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Repeat('organisations', PAUSE_MS, () => this.look());

  constructor(
    private readonly remind: RemindOfExpiry,
    private readonly findSame: FindSameOrganisations,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async look(): Promise<void> {
    await this.remind.execute();
    await this.findSame.execute();
  }
}
