/** Rows of PostgreSQL that wait for the queue. */
export interface Waiting<T> {
  /** The next ones; marks them as handed over. */
  next(limit: number): Promise<readonly T[]>;
  /** What was handed over so many seconds ago and is not done waits again. */
  takeBack(olderThanSeconds: number): Promise<void>;
}

export interface TakingQueue<T> {
  add(waiting: readonly T[]): Promise<void>;
  isEmpty(): Promise<boolean>;
}

const BATCH = 500;
const LOOK_EVERY_MS = 1_000;
/** A job that was taken an instant ago may not be in the queue yet, nor its row done. */
const ON_THE_WAY_SECONDS = 2;

/**
 * From rows to jobs. What the queue does not take stays in hand and is offered again; what an emptied queue has lost is
 * handed over anew. If this process dies meanwhile, the rows themselves tell after some seconds.
 */
export class HandingOver<T> {
  /** Whether the last batch was a full one, so that another may follow at once. */
  hasMore = false;
  private inHand: readonly T[] = [];
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly rows: Waiting<T>,
    private readonly queue: TakingQueue<T>,
    private readonly milliseconds: () => number = () => performance.now(),
  ) {}

  /** Hands one batch over. */
  async some(): Promise<void> {
    if (this.inHand.length === 0) this.inHand = await this.rows.next(BATCH);
    this.hasMore = this.inHand.length === BATCH;
    await this.queue.add(this.inHand);
    this.inHand = [];
  }

  /** An empty queue holds nothing: what was handed over and is not done was lost with what the queue held. */
  async whatTheQueueLost(): Promise<void> {
    const now = this.milliseconds();
    if (now - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = now;
    if (await this.queue.isEmpty()) await this.rows.takeBack(ON_THE_WAY_SECONDS);
  }
}
