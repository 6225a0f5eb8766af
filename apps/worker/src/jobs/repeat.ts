import { Logger } from '@nestjs/common';

/**
 * A piece of work that is done again and again until it is stopped; a failure is logged and the next turn tries again.
 * The pause between two turns is shorter where the work answers after how many milliseconds there is more to do.
 */
export class Repeat {
  private readonly logger: Logger;
  private stopped = false;
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
      if (!this.stopped) await this.pause(Math.min(this.pauseMs, Math.max(0, more ?? this.pauseMs)));
    }
  }

  private async turn(): Promise<number | null | void> {
    try {
      return await this.work();
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
