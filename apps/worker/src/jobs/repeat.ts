import { Logger } from '@nestjs/common';

/** Soon enough to go on within seconds when what was away is back, seldom enough to leave it alone until then. */
const LONGEST_PAUSE_MS = 2_000;
const FIRST_RETRY_MS = 250;

/**
 * A piece of work that is done again and again until it is stopped. The pause between two turns is shorter where the work
 * answers after how many milliseconds there is more to do. After a failure it doubles, up to two seconds; the log says
 * when failures begin and when they are over, not how often it was tried in between.
 */
export class Repeat {
  private readonly logger: Logger;
  private stopped = false;
  private failures = 0;
  private reason = '';
  private running: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;

  constructor(
    name: string,
    private readonly pauseMs: number,
    private readonly work: () => Promise<number | null | void>,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    this.running = this.loop();
  }

  /** Ends the present pause. */
  wake(): void {
    this.wakeUp();
  }

  /** Lets the present turn end. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  get goesOn(): boolean {
    return !this.stopped;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const more = await this.turn();
      if (!this.stopped) await this.pause(more);
    }
  }

  private async turn(): Promise<number | null | void> {
    try {
      const more = await this.work();
      this.worked();
      return more;
    } catch (error) {
      this.failed(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private worked(): void {
    if (this.failures > 0) this.logger.log(`goes on after ${this.failures} failures`);
    this.failures = 0;
    this.reason = '';
  }

  private failed(reason: string): void {
    if (reason !== this.reason) this.logger.warn(reason);
    this.failures += 1;
    this.reason = reason;
  }

  /** While it fails nothing shortens a pause: an alarm does not bring back what is away. */
  private pause(more: number | null | void): Promise<void> {
    const milliseconds =
      this.failures > 0 ? this.untilRetry : Math.min(this.pauseMs, Math.max(0, more ?? this.pauseMs));
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        if (this.failures > 0 && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private get untilRetry(): number {
    const doubled = Math.max(this.pauseMs, FIRST_RETRY_MS) * 2 ** (this.failures - 1);
    return Math.min(doubled, Math.max(this.pauseMs, LONGEST_PAUSE_MS));
  }
}
