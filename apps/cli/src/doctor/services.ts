import type { Settings } from '#config/env.schema';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import type { AskDatabase } from './database.js';
import { reasonOf, warning, well, wrong, type Finding } from './finding.js';

const ANSWER_MS = 5_000;

/** Whether the mail server takes us: connection, EHLO, and the sign-in where there is one. Nothing is sent. */
export async function mail({ smtpUrl }: Pick<Settings, 'smtpUrl'>): Promise<Finding> {
  if (smtpUrl === null) {
    return warning(
      'mail',
      'SMTP_URL is not set: receipts and reminders are recorded and wait.',
      'Set SMTP_URL=smtp://user:password@host:587 and MAIL_FROM.',
    );
  }
  const { host } = new URL(smtpUrl);
  const limits = { connectionTimeout: ANSWER_MS, greetingTimeout: ANSWER_MS, socketTimeout: ANSWER_MS };
  const transport = createTransport({ url: smtpUrl, ...limits });
  try {
    await transport.verify();
    return well('mail', `The mail server at ${host} takes us.`);
  } catch (error) {
    return wrong(
      'mail',
      `The mail server at ${host} does not take us (${reasonOf(error)}): mails wait until it does.`,
      'Start the server or correct SMTP_URL: its host, port, user and password. What waits goes out by itself then.',
    );
  } finally {
    transport.close();
  }
}

/** The queue on PostgreSQL is as well as the database is. */
export async function postgresQueue(ask: AskDatabase): Promise<Finding> {
  const [schema] = await ask<{ exists: boolean }>(`select to_regnamespace('bullmq') is not null as exists`);
  if (schema?.exists) return well('queue', 'The queues are in PostgreSQL.');
  return warning('queue', 'The queues’ schema is not there yet.', 'Start the server or the worker once: they make it.');
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
    return wrong(
      'queue',
      `Redis at ${host} does not answer (${reasonOf(error)}): orders and mails wait; deadlines still take effect.`,
      'Start Redis, or correct REDIS_URL. Nothing is lost meanwhile.',
    );
  } finally {
    redis.disconnect();
  }
}

function policyOf(host: string, policy: string): Finding {
  if (policy === 'noeviction') return well('queue', `Redis at ${host} answers.`);
  return warning(
    'queue',
    `Redis at ${host} may throw jobs away when it is full (maxmemory-policy ${policy}): they would come ten seconds late.`,
    'Set maxmemory-policy noeviction in redis.conf.',
  );
}
