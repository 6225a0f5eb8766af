import { setTimeout as pause } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { loadTexts } from '#libs/platform';
import { MailRecords } from '../../libs/notifications/src/sending/mail-records.js';
import { messageOf } from '../../libs/notifications/src/sending/message-of-mail.js';
import { aCallThatCloses, drafts } from './drafts.js';
import { type MailSink, startMailSink } from './mail-sink-process.js';
import type { Measured } from './main.js';
import type { Bench } from './open-bench.js';
import { rounded } from './percentiles.js';
import { startApp, thenStopped } from './processes.js';
import { openProgramme, type Programme } from './programme.js';

const REMINDERS = 100_000;
const ALONE = 20_000;
const CONNECTIONS = 5;
/** The procedure reminds of its deadline two days before. */
const TWO_DAYS_MS = 2 * 86_400_000;
/** Time enough for the engine to make the first draft before its reminder falls due. */
const AHEAD_MS = 15_000;
const LOOK_MS = 100;
const PATIENCE_MS = 600_000;
const GOAL_PER_SECOND = 3_000;
const GOAL_RATIO = 0.8;

/**
 * A worker decides so many reminders that fall due together and writes each in its reader's language; no mail server is
 * set meanwhile. A second worker, with one, sends what lies there. The limit of sending is nodemailer alone, with the
 * same mails, as many connections and the same server.
 */
export async function* reminders(bench: Bench): AsyncGenerator<Measured> {
  const n = bench.sizes[0] ?? REMINDERS;
  const programme = await openProgramme(bench.url);
  const sink = await startMailSink();
  try {
    yield await decided(programme, n);
    const limitPerSecond = await nodemailerAlone(programme, sink, Math.min(n, ALONE));
    yield await sent(programme, sink, { n, limitPerSecond });
  } finally {
    sink.stop();
    await programme.close();
  }
}

async function decided(programme: Programme, n: number): Promise<Measured> {
  const { call, closes } = await aCallThatCloses(programme, new Date(Date.now() + TWO_DAYS_MS + AHEAD_MS));
  await drafts(programme, call, n);
  const callId = call.id;
  await pause(Math.max(0, closes.getTime() - TWO_DAYS_MS - Date.now()));
  const worker = await startApp('worker', programme.env);
  const [row] = await thenStopped(
    worker,
    until(() => allRecorded(programme, callId, n)),
  );
  const perSecond = n / (row?.seconds ?? Infinity);
  return {
    bench: 'reminders-decided',
    n,
    seconds: rounded(row?.seconds ?? 0),
    perSecond: rounded(perSecond, 0),
    goal: `>= ${GOAL_PER_SECOND} a second decided and rendered`,
    met: perSecond >= GOAL_PER_SECOND,
  };
}

async function sent(
  programme: Programme,
  sink: MailSink,
  { n, limitPerSecond }: { readonly n: number; readonly limitPerSecond: number },
): Promise<Measured> {
  const before = await sink.accepted();
  const worker = await startApp('worker', { ...programme.env, SMTP_URL: sink.url, MAIL_FROM: 'minha@example.ma' });
  const accepted = async () => (await sink.accepted()) - before;
  await until(async () => (await accepted()) > 0);
  const [from, begun] = [await accepted(), performance.now()];
  await until(async () => (await accepted()) >= n);
  const perSecond = ((await accepted()) - from) / ((performance.now() - begun) / 1000);
  await thenStopped(
    worker,
    until(async () => (await queued(programme)) === 0),
  );
  const ratio = perSecond / limitPerSecond;
  return {
    bench: 'reminders-sent',
    n,
    accepted: await accepted(),
    perSecond: rounded(perSecond, 0),
    limitPerSecond: rounded(limitPerSecond, 0),
    ratio: rounded(ratio, 3),
    goal: `>= ${GOAL_RATIO} of nodemailer alone`,
    met: ratio >= GOAL_RATIO,
  };
}

/** The messages of the mails that were recorded, made before, given to nodemailer as fast as it takes them. */
async function nodemailerAlone(programme: Programme, sink: MailSink, n: number): Promise<number> {
  const messages = await messagesOf(programme, n);
  const pool = { url: sink.url, pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity } as const;
  const transport = createTransport(pool, { from: 'minha@example.ma' });
  const begun = performance.now();
  const waiting = messages.values();
  const sending = async () => {
    for (const message of waiting) await transport.sendMail(message);
  };
  await Promise.all(Array.from({ length: CONNECTIONS * 4 }, sending));
  const seconds = (performance.now() - begun) / 1000;
  transport.close();
  return messages.length / seconds;
}

async function messagesOf({ database }: Programme, n: number): Promise<readonly SendMailOptions[]> {
  const ids = await database.query<{ id: string }>('select m.id from mail m limit $1', [n]);
  const mails = await new MailRecords(database).queued(ids.map(({ id }) => id));
  const material = { texts: loadTexts('config/texts'), publicUrl: 'https://minha.example', endingPath: A_LINK };
  return mails.map((mail) => messageOf(mail, material));
}

/** As long as a real one. */
const A_LINK = `/unsubscribe/018f0000-0000-7000-8000-00000000a001.reminders.${'x'.repeat(43)}`;

/** From the first decision to the last mail, once all are there. */
async function allRecorded(programme: Programme, callId: string, n: number): Promise<{ seconds: number }[]> {
  const [count] = await programme.database.query<{ mails: number }>(
    `select count(*)::int as mails from mail m where m.template = 'reminder'`,
  );
  if ((count?.mails ?? 0) < n) return [];
  return programme.database.query<{ seconds: number }>(
    `select extract(epoch from
       (select max(m.queued_at) from mail m where m.template = 'reminder')
       - (select min(h.at) from workflow_history h join workflow_instance i on i.id = h.instance_id
          where i.call_id = $1 and h.event = 'reminded'))::float8 as seconds`,
    [callId],
  );
}

async function queued(programme: Programme): Promise<number> {
  const [row] = await programme.database.query<{ n: number }>(
    `select count(*)::int as n from mail m where m.status = 'queued'`,
  );
  return row?.n ?? 0;
}

/** Looks until there is an answer that says something: not false, and not an empty list. */
async function until<T>(look: () => Promise<T>): Promise<T> {
  for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await pause(LOOK_MS)) {
    const seen = await look();
    if (seen !== false && !(Array.isArray(seen) && seen.length === 0)) return seen;
  }
  throw new Error(`It did not happen within ${PATIENCE_MS / 1000} seconds.`);
}
