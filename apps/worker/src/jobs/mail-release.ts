import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MailReleases } from '#libs/notifications';
import { Repeat } from './repeat.js';

const PAUSE_MS = 1_000;
const TIDY_EVERY_MS = 3_600_000;

/** Lets mails go whose hour has come. Workers share what is due, none waits for another. */
@Injectable()
export class MailRelease implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Repeat('mail-release', PAUSE_MS, () => this.some());
  private readonly tidying = new Repeat('mail-days', TIDY_EVERY_MS, () => this.releases.forgetDays());

  constructor(private readonly releases: MailReleases) {}

  onApplicationBootstrap(): void {
    this.loop.start();
    this.tidying.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.loop.stop(), this.tidying.stop()]);
  }

  private async some(): Promise<number | null> {
    return (await this.releases.release()) ? 0 : null;
  }
}
