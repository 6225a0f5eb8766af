import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

export type QueueBackend = 'postgres' | 'redis';

export interface TestRedis {
  readonly url: string;
  /** Loses everything that Redis holds, as an operator or a power cut would. */
  flush(): Promise<void>;
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
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await ready(server);
  const url = `redis://127.0.0.1:${port}`;
  return { url, flush: () => flush(url), stop: () => ended(server) };
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

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

function unusedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
