import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { BEAT_MS, ServiceSpells } from '#libs/platform';

/** Whether this server answers as somebody outside would find it. */
export type IsAnswering = () => Promise<boolean>;

/**
 * Says every few seconds that this server answers, as long as it does: what a deadline before which nobody could hand in
 * is judged by. A beat that cannot be written is one that is missing.
 */
@Injectable()
export class Heartbeat implements OnApplicationShutdown {
  private readonly logger = new Logger('heartbeat');
  private timer: NodeJS.Timeout | undefined;
  /** The beat that is under way; the next one is left out while it waits for a database that is busy. */
  private beating: Promise<void> | null = null;

  constructor(private readonly spells: ServiceSpells) {}

  begin(isAnswering: IsAnswering): void {
    const beat = () => {
      this.beating ??= this.beat(isAnswering).finally(() => (this.beating = null));
    };
    beat();
    this.timer = setInterval(beat, BEAT_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }

  private async beat(isAnswering: IsAnswering): Promise<void> {
    try {
      if (await isAnswering()) await this.spells.beat();
    } catch (error) {
      this.logger.debug(String(error));
    }
  }
}
