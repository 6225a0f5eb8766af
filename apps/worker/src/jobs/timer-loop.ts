import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Sweeper, TimerAgenda } from '#libs/engine';
import { Queues } from '#libs/platform';
import { sweepTimers } from '#libs/programme';
import { Repeat } from './repeat.js';

/** Two halves of the shards, so that PostgreSQL writes one batch while the next is computed. */
const LANES = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [8, 9, 10, 11, 12, 13, 14, 15],
] as const;

/** What correctness rests on: due timers are looked for this often, and at the instant of the next one. */
const RECONCILE_MS = 500;
/** What is due and not to be had lies in the hands of somebody who will not need long. */
const SHORTEST_PAUSE_MS = 5;
const AGENDA_MS = 10_000;
const AGENDA_AHEAD_MS = 30_000;

/** Applies deadlines and reminders when they fall due. BullMQ only rings; the timers themselves are rows. */
@Injectable()
export class TimerLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lanes: readonly Repeat[];
  private readonly planner = new Repeat('timer-agenda', AGENDA_MS, () => this.setAlarms());

  constructor(
    private readonly clock: Clock,
    private readonly sweeper: Sweeper,
    private readonly agenda: TimerAgenda,
    private readonly queues: Queues,
  ) {
    this.lanes = LANES.map((shards, index) => {
      const lane: Repeat = new Repeat(`timer-lane-${index}`, RECONCILE_MS, async () => {
        await this.sweeper.sweepAll(shards, () => lane.goesOn);
        const untilNext = await this.agenda.untilNext(shards);
        return untilNext === null ? null : Math.max(untilNext, SHORTEST_PAUSE_MS);
      });
      return lane;
    });
  }

  onApplicationBootstrap(): void {
    this.queues.process(sweepTimers, {
      concurrency: 2,
      run: async () => {
        for (const lane of this.lanes) lane.wake();
      },
    });
    for (const loop of [...this.lanes, this.planner]) loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.lanes, this.planner].map((loop) => loop.stop()));
  }

  /** One alarm for each second in which something falls due; the job's id keeps it to one for all workers. */
  private async setAlarms(): Promise<void> {
    const now = this.clock.now().getTime();
    const seconds = await this.agenda.dueSeconds(new Date(now), new Date(now + AGENDA_AHEAD_MS));
    await this.queues.add(
      sweepTimers,
      seconds.map(({ second, first }) => ({
        payload: { second },
        id: `second-${second}`,
        delayMs: Math.max(0, first.getTime() - now),
      })),
    );
  }
}
