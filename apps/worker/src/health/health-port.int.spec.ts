import { createServer, type AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { readSettings } from '#config/env.schema';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { WorkerModule } from '../worker.module.js';

const TOKEN = 'a-token-of-the-monitoring';

let database: TestDatabase;
let worker: INestApplicationContext;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  const port = await unusedPort();
  url = `http://127.0.0.1:${port}`;
  const settings = readSettings({ DATABASE_URL: database.url, WORKER_PORT: String(port), METRICS_TOKEN: TOKEN });
  worker = await NestFactory.createApplicationContext(WorkerModule.with(settings), { logger: false });
});

afterAll(async () => {
  await worker.close();
  await database.drop();
});

describe('the worker’s port', () => {
  it.each([
    ['/health/live', {}, 200],
    ['/health/ready', {}, 200],
    ['/metrics', {}, 404],
    ['/metrics', { authorization: `Bearer ${TOKEN}` }, 200],
    ['/', {}, 404],
    ['/metrics?x', { authorization: `Bearer ${TOKEN}` }, 404],
  ])('answers %s with %j: %i', async (path, headers, status) => {
    const answer = await fetch(url + path, { headers });

    expect(answer.status).toBe(status);
  });

  it('tells the lateness of deadlines, which the worker alone knows', async () => {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });

    expect(await answer.text()).toContain('minha_deadline_lateness_seconds_bucket{le="0.1"} 0');
  });
});

function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      // A TCP server that listens has an address with a port.
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
