import type { Settings } from '#config/env.schema';
import { scannerAt } from '#libs/platform';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import type { AskDatabase } from './database.js';
import { reasonOf, warning, well, wrong, type Finding } from './finding.js';

const ANSWER_MS = 5_000;

/** Whether the mail server takes us: connection, EHLO, and the sign-in where there is one. Nothing is sent. */
export async function mail({ smtpUrl }: Pick<Settings, 'smtpUrl'>): Promise<Finding> {
  if (smtpUrl === null) return warning('mail', 'mailNone');
  const { host } = new URL(smtpUrl);
  const limits = { connectionTimeout: ANSWER_MS, greetingTimeout: ANSWER_MS, socketTimeout: ANSWER_MS };
  const transport = createTransport({ url: smtpUrl, ...limits });
  try {
    await transport.verify();
    return well('mail', 'mail', { host });
  } catch (error) {
    return wrong('mail', 'mailAway', { host, reason: reasonOf(error) });
  } finally {
    transport.close();
  }
}

/** Whether the virus scanner answers, where one is set up: while it does not, no file is taken. */
export async function scanner({ clamdUrl }: Pick<Settings, 'clamdUrl'>): Promise<Finding> {
  const state = await scannerAt(clamdUrl).state();
  if (state.kind === 'none') return warning('scanner', 'scannerNone');
  if (state.kind === 'away') return wrong('scanner', 'scannerAway', { reason: state.reason });
  return well('scanner', 'scanner', { version: state.version });
}

/** The queue on PostgreSQL is as well as the database is. */
export async function postgresQueue(ask: AskDatabase): Promise<Finding> {
  const [schema] = await ask<{ exists: boolean }>(`select to_regnamespace('bullmq') is not null as exists`);
  return schema?.exists ? well('queue', 'queueInDatabase') : warning('queue', 'queueMissing');
}

/** Whether Redis answers, and does not throw away what it was given. */
export async function redisQueue(url: string): Promise<Finding> {
  const { host } = new URL(url);
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: ANSWER_MS, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const info = await redis.info('memory');
    return policyOf(host, /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? 'noeviction');
  } catch (error) {
    return wrong('queue', 'queueAway', { host, reason: reasonOf(error) });
  } finally {
    redis.disconnect();
  }
}

function policyOf(host: string, policy: string): Finding {
  return policy === 'noeviction'
    ? well('queue', 'queueInRedis', { host })
    : warning('queue', 'queueEvicts', { host, policy });
}
