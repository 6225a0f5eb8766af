import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  createPostgresBackend,
  Queue,
  runMigrations,
  setDefaultBackendFactory,
  UnrecoverableError,
  Worker,
  type ConnectionOptions,
  type JobsOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { z } from 'zod';
import type { JobContract } from './job.js';

export interface QueueSettings {
  /** BullMQ's own PostgreSQL backend, in the schema `bullmq` of this database, unless there is a Redis. */
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}

export interface JobToAdd<P> {
  readonly payload: P;
  /** Makes a second one of the same id superfluous while the first is waiting. No colons. */
  readonly id?: string;
  readonly delayMs?: number;
}

export interface Processing<P> {
  readonly concurrency: number;
  run(payload: P, jobId: string): Promise<void>;
  /** The last try has failed, or the job can never succeed. */
  gaveUp?(payload: P, reason: Error): Promise<void>;
}

/** BullMQ behind one door. The queue holds nothing that PostgreSQL does not hold too: it may be emptied at any moment. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly logger = new Logger('queue');
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];

  private constructor(private readonly connection: ConnectionOptions) {}

  /** Connects to Redis when there is one, otherwise brings the queue's schema in PostgreSQL up to date. */
  static async connect({ databaseUrl, redisUrl }: QueueSettings): Promise<Queues> {
    if (redisUrl !== undefined) {
      setDefaultBackendFactory();
      return new Queues({ url: redisUrl, maxRetriesPerRequest: null });
    }
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await runMigrations(client, 'bullmq');
    } finally {
      await client.end();
    }
    setDefaultBackendFactory(createPostgresBackend);
    return new Queues({ connectionString: databaseUrl, schema: 'bullmq', skipMigrations: true, max: 3 });
  }

  /** The BullMQ queue of a job, for those who show queues to an operator. */
  queue(job: JobContract): Queue {
    const known = this.queues.get(job.name);
    if (known) return known;
    const queue = new Queue(job.name, { connection: this.connection, defaultJobOptions: optionsOf(job) });
    queue.on('error', (error) => this.logger.warn(`queue ${job.name}: ${error.message}`));
    this.queues.set(job.name, queue);
    return queue;
  }

  async add<S extends z.ZodType>(job: JobContract<S>, jobs: readonly JobToAdd<z.output<S>>[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue(job).addBulk(
      jobs.map(({ payload, id, delayMs }) => ({
        name: job.name,
        data: payload,
        opts: { ...(id === undefined ? {} : { jobId: id }), ...(delayMs === undefined ? {} : { delay: delayMs }) },
      })),
    );
  }

  /** Begins to process a job in this process; a payload that its schema refuses is given up at once. */
  process<S extends z.ZodType>(job: JobContract<S>, processing: Processing<z.output<S>>): void {
    const worker = new Worker(
      job.name,
      async ({ id, data }) => {
        const payload = job.payload.safeParse(data);
        if (!payload.success) throw new UnrecoverableError(`${job.name}: ${payload.error.message}`);
        await processing.run(payload.data, id ?? '');
      },
      // A stalled job means that a worker died; it is simply run again.
      { connection: this.connection, concurrency: processing.concurrency, maxStalledCount: 100, ...STALLED },
    );
    worker.on('error', (error) => this.logger.warn(`worker ${job.name}: ${error.message}`));
    worker.on('failed', (failed, error) => {
      if (!failed || (failed.attemptsMade < job.attempts && !(error instanceof UnrecoverableError))) return;
      const payload = job.payload.safeParse(failed.data);
      if (!payload.success || !processing.gaveUp) return;
      processing
        .gaveUp(payload.data, error)
        .catch((again: unknown) => this.logger.error(`${job.name}: ${String(again)}`));
    });
    this.workers.push(worker);
  }

  /** How many jobs wait in the queues, and for what. Throws when the queues do not answer at once. */
  async depths(jobs: readonly JobContract[]): Promise<readonly QueueDepth[]> {
    const counts = Promise.all(jobs.map((job) => this.queue(job).getJobCounts(...STATES)));
    const found = await Promise.race([counts, tooLong()]);
    return jobs.flatMap(({ name: queue }, index) =>
      STATES.map((state) => ({ queue, state, count: found[index]?.[state] ?? 0 })),
    );
  }

  /** Lets running jobs end, then closes every connection. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

const STATES = ['waiting', 'active', 'delayed'] as const;

export interface QueueDepth {
  readonly queue: string;
  readonly state: (typeof STATES)[number];
  readonly count: number;
}

const ANSWER_MS = 2_000;

/** A queue that is away is waited for by those who need it, and by nobody who only looks. */
function tooLong(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('The queues do not answer.')), ANSWER_MS).unref();
  });
}

/** What a dead worker had in its hands goes on after some ten seconds; nobody waits a minute for a receipt. */
const STALLED = { lockDuration: 6_000, stalledInterval: 5_000 } as const;

function optionsOf(job: JobContract): JobsOptions {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: 500 },
    // What failed for good stays in PostgreSQL with its reason, not here: the id must be free for a replay.
    removeOnComplete: true,
    removeOnFail: true,
  };
}

/** Whether a Redis answers at `url` within two seconds. */
export async function redisAnswers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 2_000, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
