import { Logger } from '@nestjs/common';
import { type ConnectionOptions, UnrecoverableError, Worker } from 'bullmq';
import type { z } from 'zod';
import { isPassing } from '../passing.js';
import type { JobContract } from './job.js';

export interface Processing<P> {
  readonly concurrency: number;
  run(payload: P, jobId: string): Promise<void>;
  /** The last try has failed, or the job can never succeed. */
  gaveUp?(payload: P, reason: Error): Promise<void>;
}

/** What a dead worker had in its hands goes on within seven seconds; nobody waits a minute for a receipt. */
const STALLED = { lockDuration: 4_000, stalledInterval: 2_500, maxStalledCount: 100 } as const;
/** BullMQ asks again at once when the queue answers with an error: without a rest that is a busy loop. */
const REST_MS = 1_000;
const FIRST_RETRY_MS = 500;
const LONGEST_WAIT_FOR_WHAT_PASSES_MS = 4_000;

/**
 * Takes the jobs of one queue in this process. A payload that its schema refuses is given up at once. While the queue is
 * away it rests between its tries; a first connection that failed is made anew.
 */
export class WorkerOf<S extends z.ZodType> {
  private readonly logger = new Logger('queue');
  private worker: Worker;
  private complaint = '';
  private closing = false;

  constructor(
    private readonly job: JobContract<S>,
    private readonly processing: Processing<z.output<S>>,
    private readonly connection: ConnectionOptions,
  ) {
    this.worker = this.begin();
  }

  /** Lets running jobs end. */
  close(): Promise<void> {
    this.closing = true;
    return this.worker.close();
  }

  private begin(): Worker {
    const { job, processing, connection } = this;
    const worker = new Worker(job.name, ({ id, data }) => this.run(data, id ?? ''), {
      connection,
      concurrency: processing.concurrency,
      ...STALLED,
      runRetryDelay: REST_MS,
      settings: { backoffStrategy: retryAfter },
    });
    worker.on('error', (error) => this.rest(worker, error));
    worker.on('completed', () => (this.complaint = ''));
    worker.on('failed', (failed, error) => failed && this.failed(failed.data, failed.attemptsMade, error));
    // BullMQ remembers for good that its first connection to PostgreSQL failed.
    worker.waitUntilReady().catch(() => this.beginAgain(worker));
    return worker;
  }

  private beginAgain(failed: Worker): void {
    failed.close().catch(() => undefined);
    setTimeout(() => {
      if (!this.closing) this.worker = this.begin();
    }, REST_MS).unref();
  }

  private async run(data: unknown, id: string): Promise<void> {
    const { job, processing } = this;
    const payload = job.payload.safeParse(data);
    if (!payload.success) throw new UnrecoverableError(`${job.name}: ${payload.error.message}`);
    await processing.run(payload.data, id);
  }

  private rest(worker: Worker, error: Error): void {
    if (error.message !== this.complaint) this.logger.warn(`worker ${this.job.name}: ${error.message}`);
    this.complaint = error.message;
    if (worker.isPaused() || this.closing) return;
    const complain = (again: unknown) => this.logger.warn(`worker ${this.job.name}: ${String(again)}`);
    worker.pause(true).catch(complain);
    setTimeout(() => {
      if (!this.closing) worker.resume().catch(complain);
    }, REST_MS).unref();
  }

  private failed(data: unknown, attempts: number, error: Error): void {
    const { job, processing, logger } = this;
    if (attempts < job.attempts && !(error instanceof UnrecoverableError)) return;
    const payload = job.payload.safeParse(data);
    if (!payload.success || !processing.gaveUp) return;
    processing.gaveUp(payload.data, error).catch((again: unknown) => logger.error(`${job.name}: ${String(again)}`));
  }
}

/** What is wrong with a job is given time; what passes by itself is asked again soon, so that it is back soon. */
export function retryAfter(attempts: number, _type?: string, error?: Error): number {
  const doubled = FIRST_RETRY_MS * 2 ** (attempts - 1);
  return isPassing(error) ? Math.min(doubled, LONGEST_WAIT_FOR_WHAT_PASSES_MS) : doubled;
}
