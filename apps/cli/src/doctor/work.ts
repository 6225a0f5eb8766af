import type { Settings } from '#config/env.schema';
import { PRESENT_WORKERS, type PresentWorker, SHARDS, sharesOf } from '#libs/engine';
import { LIMITS, readStanding, type Standing } from '#libs/operation';
import { MONTHS_AHEAD } from '#libs/platform';
import type { AskDatabase } from './database.js';
import { graded, inWords, warning, well, wrong, type Finding } from './finding.js';

/** Whether what must go on by itself goes on. */
export async function work(ask: AskDatabase, settings: Pick<Settings, 'demo'>): Promise<readonly Finding[]> {
  const standing = await readStanding((sql) => ask(sql));
  return [
    clock(standing),
    await demoClock(ask, settings),
    await workers(ask),
    timers(standing),
    orders(standing),
    mails(standing),
    ...deadLetters(standing),
    transactions(standing),
    months(standing),
  ].filter((finding) => finding !== null);
}

function clock({ clockOffsetSeconds: offset }: Standing): Finding {
  const sentence = `This machine and the database are ${Math.round(Math.abs(offset) * 1_000)} ms apart.`;
  const remedy =
    'Keep both machines on time (chrony or systemd-timesyncd). Deadlines go by the database’s clock: it must be right.';
  return graded('clock', { figure: Math.abs(offset), limits: LIMITS.clock, sentence, remedy });
}

async function demoClock(ask: AskDatabase, { demo }: Pick<Settings, 'demo'>): Promise<Finding | null> {
  const [moved] = await ask<{ ahead: string }>('select d.ahead::text as ahead from demo_clock d');
  if (!moved || demo) return null;
  return wrong(
    'demo clock',
    `The demonstration’s clock is ${moved.ahead} ahead, and this is no demonstration: every deadline is wrong by that.`,
    'Take it away: delete from demo_clock. If this is a demonstration, set DEMO=on.',
  );
}

async function workers(ask: AskDatabase): Promise<Finding> {
  const present = await ask<PresentWorker>(PRESENT_WORKERS);
  if (present.length === 0) {
    return warning(
      'worker',
      'No worker is there: deadlines, orders and mails wait.',
      'Start one: npm start, or docker compose up -d worker.',
    );
  }
  const shares = sharesOf(present.map(({ id }) => id));
  const each = present.map(({ id, host, pid }) => `${host} (process ${pid}) sees to ${shares.get(id)?.length ?? 0}`);
  return well('worker', `Of the ${SHARDS.length} shards of the timers, ${each.join(', ')}.`);
}

function timers({ timers: { count, oldestSeconds } }: Standing): Finding {
  const sentence = count === 0 ? 'Nothing is overdue.' : `${count} are due, the oldest for ${inWords(oldestSeconds)}.`;
  const remedy = 'Start a worker; where one runs, its log says why it does not get on.';
  return graded('timers', { figure: oldestSeconds, limits: LIMITS.timers, sentence, remedy });
}

function orders({ orders: { count, oldestSeconds } }: Standing): Finding {
  const sentence = count === 0 ? 'No order waits.' : `${count} wait, the oldest for ${inWords(oldestSeconds)}.`;
  const remedy = 'Start a worker and the queue; where both run, the worker’s log names the order and the reason.';
  return graded('orders', { figure: oldestSeconds, limits: LIMITS.orders, sentence, remedy });
}

function mails({ mails: { count, oldestSeconds } }: Standing): Finding {
  const sentence = count === 0 ? 'No mail waits.' : `${count} wait, the oldest for ${inWords(oldestSeconds)}.`;
  const remedy = 'See what is said of the mail server above, and start a worker; they go out by themselves then.';
  return graded('mails', { figure: oldestSeconds, limits: LIMITS.mails, sentence, remedy });
}

function deadLetters({ deadTimers, deadOrders, failedMails, bouncedMails }: Standing): readonly Finding[] {
  const remedy = 'Read the reasons at /operator/dead-letters, mend what they name, and have it tried again there.';
  const found: Finding[] = [];
  if (deadTimers > 0) found.push(wrong('dead timers', `${deadTimers} files were put aside by the sweeper.`, remedy));
  if (deadOrders > 0) found.push(wrong('dead orders', `${deadOrders} orders could not be carried out.`, remedy));
  const undelivered = failedMails + bouncedMails;
  if (undelivered > 0)
    found.push(
      warning(
        'undelivered mail',
        `${failedMails} mails were given up, ${bouncedMails} were refused by the reader’s server.`,
        `${remedy} Where an address is wrong, tell its person another way.`,
      ),
    );
  return found.length > 0 ? found : [well('dead letters', 'Nothing was put aside.')];
}

function transactions({ oldestTransactionSeconds: age }: Standing): Finding {
  const sentence = `The oldest open transaction is ${inWords(age)} old.`;
  const remedy =
    'Find it: select pid, application_name, state, xact_start from pg_stat_activity order by xact_start. End it with pg_terminate_backend(pid) if nobody needs it.';
  return graded('transactions', { figure: age, limits: LIMITS.transaction, sentence, remedy });
}

function months({ monthsAhead: ahead }: Standing): Finding {
  const sentence =
    ahead === 0
      ? 'No coming month has a place of its own: what begins then lies together in the tables _other. Nothing is lost or refused.'
      : `${ahead} coming months have a place of their own.`;
  const remedy = 'Start a worker, it opens them; where one runs, its log says what keeps it from it (housekeeping).';
  return graded('months', { figure: MONTHS_AHEAD - ahead, limits: LIMITS.months, sentence, remedy });
}
