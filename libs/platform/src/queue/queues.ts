import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, runMigrations, setDefaultBackendFactory, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import { SteadyClient } from '../database/steady-client.js';
import { ConnectionLost } from '../passing.js';
import { postgresConnections, type QueueConnections, redisConnections } from './connections.js';
import type { JobContract } from './job.js';
import { type Processing, WorkerOf } from './worker-of.js';

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

const READY_MS = 2_000;
const LOOK_AGAIN_MS = 25;

/** BullMQ behind one door. The queue holds nothing that PostgreSQL does not hold too: it may be emptied at any moment. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly logger = new Logger('queue');
  private readonly queues = new Map<string, Queue>();
  private readonly ready = new WeakSet<Queue>();
  private readonly complaints = new Map<string, string>();
  private readonly workers: { close(): Promise<void> }[] = [];

  private constructor(private readonly connections: QueueConnections) {}

  /** Connects to Redis when there is one, otherwise brings the queue's schema in PostgreSQL up to date. */
  static async connect({ databaseUrl, redisUrl }: QueueSettings): Promise<Queues> {
    if (redisUrl !== undefined) {
      setDefaultBackendFactory();
      return new Queues(redisConnections(redisUrl));
    }
    const client = new SteadyClient({ connectionString: databaseUrl });
    await client.connect();
    try {
      await runMigrations(client, 'bullmq');
    } finally {
      await client.end();
    }
    setDefaultBackendFactory(createPostgresBackend);
    return new Queues(postgresConnections(databaseUrl));
  }

  /** The BullMQ queue of a job, for those who show queues to an operator. */
  queue(job: JobContract): Queue {
    const known = this.queues.get(job.name);
    if (known) return known;
    const queue = new Queue(job.name, { connection: this.connections.handing, defaultJobOptions: optionsOf(job) });
    queue.on('error', (error) => this.complain(job.name, error.message));
    queue.waitUntilReady().then(
      () => this.ready.add(queue),
      // BullMQ remembers for good that its first connection to PostgreSQL failed.
      () => this.forget(job.name, queue),
    );
    this.queues.set(job.name, queue);
    return queue;
  }

  /** Throws when the queue does not take them within some seconds: they may be added again, and count once. */
  async add<S extends z.ZodType>(job: JobContract<S>, jobs: readonly JobToAdd<z.output<S>>[]): Promise<void> {
    if (jobs.length === 0) return;
    const queue = await this.reached(job);
    await queue.addBulk(
      jobs.map(({ payload, id, delayMs }) => ({
        name: job.name,
        data: payload,
        opts: { ...(id === undefined ? {} : { jobId: id }), ...(delayMs === undefined ? {} : { delay: delayMs }) },
      })),
    );
    this.complaints.delete(job.name);
  }

  /** Whether it holds no job at all, waiting or being done; throws when it does not answer. */
  async isEmpty(job: JobContract): Promise<boolean> {
    const queue = await this.reached(job);
    return (await queue.getJobCountByTypes('waiting', 'prioritized', 'delayed', 'active')) === 0;
  }

  /** How many jobs wait to be taken; throws when the queue does not answer. */
  async waiting(job: JobContract): Promise<number> {
    return (await this.reached(job)).getJobCountByTypes('waiting');
  }

  /** The queue, once it has answered; throws `ConnectionLost` when it is away. */
  async reached(job: JobContract): Promise<Queue> {
    const queue = this.queue(job);
    for (let waited = 0; !this.ready.has(queue); waited += LOOK_AGAIN_MS) {
      if (waited >= READY_MS || !this.queues.has(job.name)) throw new ConnectionLost('The queue does not answer.');
      await pause(LOOK_AGAIN_MS);
    }
    return queue;
  }

  /** Begins to process a job in this process. */
  process<S extends z.ZodType>(job: JobContract<S>, processing: Processing<z.output<S>>): void {
    this.workers.push(new WorkerOf(job, processing, this.connections.taking));
  }

  /** How many jobs wait in the queues, and for what. Throws when the queues do not answer at once. */
  async depths(jobs: readonly JobContract[]): Promise<readonly QueueDepth[]> {
    const counts = Promise.all(jobs.map(async (job) => (await this.reached(job)).getJobCounts(...STATES)));
    const found = await Promise.race([counts, tooLong()]);
    return jobs.flatMap(({ name: queue }, index) =>
      STATES.map((state) => ({ queue, state, count: found[index]?.[state] ?? 0 })),
    );
  }

  /** Lets running jobs end, then closes every connection. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.connections.close();
  }

  /** Once for each new reason, however often it is met. */
  private complain(name: string, reason: string): void {
    if (this.complaints.get(name) === reason) return;
    this.complaints.set(name, reason);
    this.logger.warn(`queue ${name}: ${reason}`);
  }

  private forget(name: string, queue: Queue): void {
    this.queues.delete(name);
    queue.close().catch(() => undefined);
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

function optionsOf(job: JobContract): JobsOptions {
  return {
    attempts: job.attempts,
    // The worker says how long: it knows why a job failed.
    backoff: { type: 'byReason' },
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
