import type { Settings } from '#config/env.schema';
import { PRESENT_WORKERS, type PresentWorker, SHARDS, sharesOf } from '#libs/engine';
import { MONTHS_AHEAD } from '#libs/platform';
import { LIMITS, type Limits } from '../figures/limits.js';
import { readStanding, type Standing, type Waiting } from '../figures/standing.js';
import type { AskDatabase } from './database.js';
import { graded, warning, well, wrong, type Finding } from './finding.js';

/** Whether what must go on by itself goes on. */
export async function work(ask: AskDatabase, settings: Pick<Settings, 'demo'>): Promise<readonly Finding[]> {
  const standing = await readStanding((sql) => ask(sql));
  return [
    clock(standing),
    await demoClock(ask, settings),
    await workers(ask),
    waiting('timers', standing.timers, LIMITS.timers),
    waiting('orders', standing.orders, LIMITS.orders),
    waiting('mails', standing.mails, LIMITS.mails),
    ...deadLetters(standing),
    transactions(standing),
    months(standing),
  ].filter((finding) => finding !== null);
}

function clock({ clockOffsetSeconds }: Standing): Finding {
  const figure = Math.abs(clockOffsetSeconds);
  return graded('clock', { code: 'clock', figure, limits: LIMITS.clock, params: { ms: Math.round(figure * 1_000) } });
}

async function demoClock(ask: AskDatabase, { demo }: Pick<Settings, 'demo'>): Promise<Finding | null> {
  const [moved] = await ask<{ ahead: string }>('select d.ahead::text as ahead from demo_clock d');
  return !moved || demo ? null : wrong('demo clock', 'demoClock', { ahead: moved.ahead });
}

async function workers(ask: AskDatabase): Promise<Finding> {
  const present = await ask<PresentWorker>(PRESENT_WORKERS);
  if (present.length === 0) return warning('worker', 'workerNone');
  const shares = sharesOf(present.map(({ id }) => id));
  const each = present.map(({ id, host, pid }) => `${host} (${pid}): ${shares.get(id)?.length ?? 0}`);
  return well('worker', 'worker', { n: present.length, shards: SHARDS.length, each: each.join(', ') });
}

function waiting(check: 'timers' | 'orders' | 'mails', { count, oldestSeconds }: Waiting, limits: Limits): Finding {
  return graded(check, { code: check, figure: oldestSeconds, limits, params: { n: count, oldestSeconds } });
}

function deadLetters({ deadTimers, deadOrders, failedMails, bouncedMails }: Standing): readonly Finding[] {
  const found: Finding[] = [];
  if (deadTimers > 0) found.push(wrong('dead timers', 'deadTimers', { n: deadTimers }));
  if (deadOrders > 0) found.push(wrong('dead orders', 'deadOrders', { n: deadOrders }));
  if (failedMails + bouncedMails > 0) {
    found.push(warning('undelivered mail', 'undelivered', { failed: failedMails, bounced: bouncedMails }));
  }
  return found.length > 0 ? found : [well('dead letters', 'deadLetters')];
}

function transactions({ oldestTransactionSeconds: oldestSeconds }: Standing): Finding {
  const limits = LIMITS.transaction;
  return graded('transactions', { code: 'transactions', figure: oldestSeconds, limits, params: { oldestSeconds } });
}

function months({ monthsAhead: n }: Standing): Finding {
  return graded('months', { code: 'months', figure: MONTHS_AHEAD - n, limits: LIMITS.months, params: { n } });
}
