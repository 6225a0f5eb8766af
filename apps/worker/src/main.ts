import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { NestFactory } from '@nestjs/core';
import { assertZoneData, readSettings } from '#config/env.schema';
import { startTracing, StructuredLogger, structuredLog } from '#libs/platform';
import { WorkerModule } from './worker.module.js';

const settings = readSettings(process.env);
assertZoneData();
const log = structuredLog({ level: settings.logLevel, app: 'worker' });
if (settings.tracesTo !== null) await startTracing({ endpoint: settings.tracesTo, service: 'minha-worker' });
const app = await NestFactory.createApplicationContext(WorkerModule.with(settings), {
  logger: new StructuredLogger(log),
  abortOnError: false,
});
app.enableShutdownHooks();
log.info('worker ready');
// Where npm start keeps what was compiled: a process that ends by a signal would not write it.
flushCompileCache();
