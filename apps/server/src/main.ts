import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { assertZoneData, readSettings } from '#config/env.schema';
import { startTracing, StructuredLogger, structuredLog } from '#libs/platform';
import { buildServer } from './build-server.js';
import { Heartbeat } from './health/heartbeat.js';

const settings = readSettings(process.env);
assertZoneData();
const log = structuredLog({ level: settings.logLevel, app: 'server' });
if (settings.tracesTo !== null) await startTracing({ endpoint: settings.tracesTo, service: 'minha-server' });
const app = await buildServer(settings, new StructuredLogger(log));
await app.listen(settings.port, settings.host);
app.get(Heartbeat, { strict: false }).begin(async () => (await app.inject('/health/ready')).statusCode === 200);
log.info({ port: settings.port }, 'server ready');
// Where npm start keeps what was compiled: a process that ends by a signal would not write it.
flushCompileCache();
