import { type ChildProcess, spawn } from 'node:child_process';
import { Redis } from 'ioredis';
import { unusedPort } from './unused-port.js';

export type QueueBackend = 'postgres' | 'redis';

export interface TestRedis {
  readonly url: string;
  /** Loses everything that Redis holds, as an operator or a power cut would. */
  flush(): Promise<void>;
  /** SIGKILL; what it held is gone. */
  kill(): Promise<void>;
  /** Starts it again, empty, where it was. */
  startAgain(): Promise<void>;
  /** From now on it takes nothing new, and throws nothing away (`noeviction`); null lifts the limit. */
  limitMemory(bytes: number | null): Promise<void>;
  stop(): Promise<void>;
}

/** Which backend this run tests: PostgreSQL, or Redis in the second pass (`QUEUE_BACKEND=redis`). */
export function queueBackend(): QueueBackend {
  const wanted = process.env['QUEUE_BACKEND'] ?? 'postgres';
  if (wanted === 'postgres' || wanted === 'redis') return wanted;
  throw new Error(`QUEUE_BACKEND is "${wanted}": write postgres or redis.`);
}

/**
 * A Redis of its own for this test file when the run tests that backend, otherwise null. Without the program
 * redis-server the tests fail; they do not skip.
 */
export async function testRedis(): Promise<TestRedis | null> {
  return queueBackend() === 'redis' ? startRedis() : null;
}

async function startRedis(): Promise<TestRedis> {
  const port = await unusedPort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await launched(port);
  return {
    url,
    flush: () => asking(url, (redis) => redis.flushall()),
    kill: () => ended(server, 'SIGKILL'),
    startAgain: async () => {
      server = await launched(port);
    },
    limitMemory: (bytes) => asking(url, (redis) => redis.config('SET', 'maxmemory', bytes ?? 0)),
    stop: () => ended(server, 'SIGTERM'),
  };
}

async function launched(port: number): Promise<ChildProcess> {
  const where = ['--port', String(port), '--bind', '127.0.0.1'];
  const server = spawn('redis-server', [...where, '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(server);
  return server;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error('QUEUE_BACKEND=redis needs the program redis-server.', { cause })),
    );
    server.once('exit', (code) => reject(new Error(`redis-server ended at once (code ${code}).`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve();
    });
  });
}

async function asking(url: string, what: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url);
  await what(redis);
  redis.disconnect();
}

function ended(server: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}
