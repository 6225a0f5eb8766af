import { Logger } from '@nestjs/common';

/** A piece of work that is done again and again until it is stopped; a failure is logged and the next turn tries again. */
export class Repeat {
  private readonly logger: Logger;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;

  constructor(
    name: string,
    private readonly pauseMs: number,
    private readonly work: () => Promise<void>,
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
      try {
        await this.work();
      } catch (error) {
        this.logger.warn(error instanceof Error ? error.message : String(error));
      }
      if (!this.stopped) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pauseMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
