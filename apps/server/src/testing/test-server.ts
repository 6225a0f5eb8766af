import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '#config/env.schema';
import { StructuredLogger, structuredLog } from '#libs/platform';
import { buildServer } from '../build-server.js';

/** The real server on a database of its own, ready for `inject`. Says nothing but what is fatal. */
export async function testServer(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<NestFastifyApplication> {
  const level = process.env['TEST_LOG_LEVEL'] ?? 'silent';
  const settings = readSettings({ DATABASE_URL: databaseUrl, DATABASE_POOL: '4', ...env });
  const app = await buildServer(settings, new StructuredLogger(structuredLog({ level, app: 'server' })));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
