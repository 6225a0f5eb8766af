import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { SHARDS, Sweeper, TimerAgenda } from '#libs/engine';
import { Queues } from '#libs/platform';
import { sweepTimers } from '#libs/programme';
import { Repeat } from './repeat.js';
import { Share } from './share.js';

/** Two halves of the share, so that PostgreSQL writes one batch while the next is computed. */
const LANES = [0, 1] as const;

/** What correctness rests on: due timers are looked for this often, and at the instant of the next one. */
const RECONCILE_MS = 500;
/** What is due and not to be had lies in the hands of somebody who will not need long. */
const SHORTEST_PAUSE_MS = 5;
const AGENDA_MS = 10_000;
const AGENDA_AHEAD_MS = 30_000;
/** What is so late is seen to by whoever has nothing else to do, whatever its shard: no deadline waits for a share. */
const ANYBODYS_AFTER_MS = 10_000;
const LOOK_FOR_LATE_MS = 5_000;

/** Applies deadlines and reminders when they fall due. BullMQ only rings; the timers themselves are rows. */
@Injectable()
export class TimerLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lanes: readonly Repeat[] = LANES.map((nth) => this.lane(nth));
  private readonly planner = new Repeat('timer-agenda', AGENDA_MS, () => this.setAlarms());
  private readonly late = new Repeat('timer-late', LOOK_FOR_LATE_MS, () => this.seeToWhatIsLate());
  private busyLanes = 0;

  constructor(
    private readonly clock: Clock,
    private readonly sweeper: Sweeper,
    private readonly agenda: TimerAgenda,
    private readonly queues: Queues,
    private readonly share: Share,
  ) {}

  onApplicationBootstrap(): void {
    this.queues.process(sweepTimers, { concurrency: 2, run: async () => this.wake() });
    this.share.begin(() => this.wake());
    for (const loop of this.loops) loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private get loops(): readonly Repeat[] {
    return [...this.lanes, this.planner, this.late];
  }

  private wake(): void {
    for (const lane of this.lanes) lane.wake();
  }

  private lane(nth: number): Repeat {
    const lane: Repeat = new Repeat(`timer-lane-${nth}`, RECONCILE_MS, () => this.sweepLane(nth, lane));
    return lane;
  }

  /** Until nothing of the lane is due, or the share has become another one. */
  private async sweepLane(nth: number, lane: Repeat): Promise<number | null> {
    const share = this.share.now;
    const shards = share.filter((_shard, index) => index % LANES.length === nth);
    if (shards.length === 0) return null;
    this.busyLanes += 1;
    try {
      await this.sweeper.sweepAll(shards, () => lane.goesOn && this.share.now === share);
    } finally {
      this.busyLanes -= 1;
    }
    const untilNext = await this.agenda.untilNext(shards);
    return untilNext === null ? null : Math.max(untilNext, SHORTEST_PAUSE_MS);
  }

  private async seeToWhatIsLate(): Promise<void> {
    if (this.busyLanes > 0) return;
    const untilNext = await this.agenda.untilNext(SHARDS);
    if (untilNext !== null && untilNext < -ANYBODYS_AFTER_MS) {
      await this.sweeper.sweepAll(SHARDS, () => this.late.goesOn && this.busyLanes === 0);
    }
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
