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
    await lists(ask),
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
  const each = present.map(({ id, host, pid }) => `${host} (${pid}) – ${shares.get(id)?.length ?? 0}`);
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

/** The newest files; all of them are compared by `verify`. */
const NEWEST = 10_000;

async function lists(ask: AskDatabase): Promise<Finding> {
  const [found] = await ask<{ files: number; differing: number }>(LISTED);
  const { files = 0, differing = 0 } = found ?? {};
  return differing > 0 ? wrong('lists', 'listsDiffer', { n: differing }) : well('lists', 'lists', { n: files });
}

const LISTED = `
select count(*)::int as files,
  count(*) filter (
    where (a.call_id, a.lot, i.state, coalesce(obligation_in(i.deadlines, i.fired), 'infinity'))
      is distinct from (l.call_id, l.lot, l.state, l.due_at)
  )::int as differing
from (
  select f.id, f.call_id, f.lot from application f where f.code is not null order by f.id desc limit ${NEWEST}
) a
join workflow_instance i on i.id = a.id
left join listed_file l on l.id = a.id`;
