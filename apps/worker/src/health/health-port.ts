import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { mayWatch, Metrics, Readiness } from '#libs/operation';

/** Where the worker answers those who watch it, and whom. */
export class WatchSettings {
  constructor(
    /** Null where it answers on no port. */
    readonly port: number | null,
    readonly host: string,
    readonly metricsToken: string | null,
  ) {}
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const NOTHING: Answer = { status: 404, type: 'text/plain; charset=utf-8', body: 'Nothing here.\n' };

/** The worker's health and metrics, for whoever watches the installation; nothing else is served here. */
@Injectable()
export class HealthPort implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('health');
  private server: Server | null = null;

  constructor(
    private readonly settings: WatchSettings,
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.settings;
    if (port === null) return;
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(port, host, listening);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = await this.answer(request).catch((error: unknown) => {
      this.logger.error(String(error));
      return { ...NOTHING, status: 500 };
    });
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  }

  private async answer({ method, url, socket, headers }: IncomingMessage): Promise<Answer> {
    if (method !== 'GET') return NOTHING;
    if (url === '/health/live') return asJson(200, { status: 'up' });
    if (url === '/health/ready') return this.ready();
    if (url !== '/metrics') return NOTHING;
    if (!mayWatch({ address: socket.remoteAddress, headers }, this.settings.metricsToken)) return NOTHING;
    return { status: 200, type: this.metrics.contentType, body: await this.metrics.text() };
  }

  private async ready(): Promise<Answer> {
    const checks = await this.readiness.check();
    const isReady = checks.every(({ ok }) => ok);
    return asJson(isReady ? 200 : 503, { status: isReady ? 'ready' : 'notReady', checks });
  }
}

function asJson(status: number, value: object): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
