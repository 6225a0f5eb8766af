import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { testServer } from '../testing/test-server.js';

/** The line to the database, which a test can cut. */
class Line {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to(url: URL): Promise<Line> {
    const server = createServer((near) => {
      const far = connect(Number(url.port), url.hostname);
      for (const socket of [near, far]) {
        line.sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.pipe(far).pipe(near);
    });
    const line = new Line(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return line;
  }

  through(url: URL): string {
    const through = new URL(url);
    // A TCP server that listens has an address with a port.
    const { port } = this.server.address() as AddressInfo;
    Object.assign(through, { hostname: '127.0.0.1', port: String(port) });
    return through.href;
  }

  cut(): void {
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
  }
}

let database: TestDatabase;
let app: NestFastifyApplication;
let line: Line;

beforeAll(async () => {
  database = await testDatabase();
  const url = new URL(database.url);
  line = await Line.to(url);
  app = await testServer(line.through(url));
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('a server whose database is there', () => {
  it('is ready', async () => {
    const answer = await app.inject('/health/ready');

    expect(answer.json()).toMatchObject({
      status: 'ready',
      checks: [{ name: 'database' }, { name: 'migrations' }, { name: 'clock' }],
    });
  });
  it('whose database goes away lives, is not ready, and asks readers to come back', async () => {
    line.cut();

    const [live, ready, page, api] = await Promise.all([
      app.inject('/health/live'),
      app.inject('/health/ready'),
      app.inject({ url: '/account', headers: { cookie: 'minha=a-session-that-nobody-can-look-up' } }),
      app.inject({ url: '/api/v1/me', headers: { authorization: 'Bearer minha_a-token-that-nobody-can-look-up' } }),
    ]);

    expect([live.statusCode, ready.statusCode, page.statusCode, api.statusCode]).toEqual([200, 503, 503, 503]);
    expect([ready.headers['retry-after'], page.headers['retry-after'], api.headers['retry-after']]).toEqual([
      '5',
      '5',
      '5',
    ]);
    expect(page.body).toContain('momentanément indisponible');
  });
});
