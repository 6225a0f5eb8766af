import type { z } from 'zod';

/** What a job is called and carries: ids only. Its queue has the same name: one queue, one job, one processor. */
export interface JobContract<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: S;
  /** How often it is tried before it counts as failed. */
  readonly attempts: number;
}

export function defineJob<S extends z.ZodType>(contract: JobContract<S>): JobContract<S> {
  return contract;
}
