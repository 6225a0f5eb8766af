import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#config/env.schema';
import type { LoggerService } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiDocument } from './api/api-document.js';
import { isApi } from './http/api-path.js';
import { SigningKey } from '#libs/applications';
import { furnish } from './http/house.js';
import { showQueueBoard } from './operator/queue-board.js';
import { SECURITY_HEADERS } from './http/security-headers.js';
import { ServerModule } from './server.module.js';

/** The largest body that is no upload: a long form, with room. */
const BODY_BYTES = 1_000_000;
const SLOWEST_REQUEST_MS = 300_000;

/** The problem of an address that cannot be decoded; in English, because nobody has looked yet who asks. */
function malformedAddress(requestId: string): string {
  return JSON.stringify({
    type: 'urn:minha:problem:http.malformed',
    title: 'Malformed address',
    status: 400,
    detail: 'The address of this request cannot be read.',
    code: 'http.malformed',
    instance: `urn:minha:request:${requestId}`,
  });
}

/** Once every route is known. */
function describeApi(app: NestFastifyApplication, server: string): void {
  app.get(ApiDocument).describe(app, app.getHttpAdapter().getInstance().routeEntries, server);
}

/** The whole server, ready to listen; tests build the same one. */
export async function buildServer(settings: Settings, logger: LoggerService): Promise<NestFastifyApplication> {
  const hops = settings.trustProxy;
  const adapter = new FastifyAdapter({
    trustProxy: typeof hops === 'number' ? (_address, hop) => hop < hops : hops,
    bodyLimit: BODY_BYTES,
    requestTimeout: SLOWEST_REQUEST_MS,
    genReqId: () => randomUUID(),
    logger: false,
    routerOptions: { maxParamLength: 200 },
    // The router answers what is no address at all before any hook of ours runs.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      reply.status(400).headers({ ...SECURITY_HEADERS });
      if (isApi(request.url)) reply.type('application/problem+json; charset=utf-8').send(malformedAddress(request.id));
      else reply.type('text/plain; charset=utf-8').send('400');
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.with(settings), adapter, {
    logger,
    abortOnError: false,
    // Fastify parses JSON, @fastify/formbody parses forms.
    bodyParser: false,
  });
  app.get(SigningKey, { strict: false }).load();
  await furnish(app);
  await showQueueBoard(app);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onReady', async () => describeApi(app, settings.publicUrl));
  app.enableShutdownHooks();
  return app;
}
