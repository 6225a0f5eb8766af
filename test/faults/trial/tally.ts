import type { Storm } from '../storm-of-deadlines.js';
import type { FaultHouse } from './house.js';
import type { Promised } from './writer.js';

/** What must not be, each with what it is about: empty lists when all is well. */
export interface Tally {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly early: readonly string[];
}

/**
 * Holds everything that was promised and everything that fell due against what PostgreSQL and the mail server have,
 * once nothing is under way any more.
 */
export async function tally(house: FaultHouse, storm: Storm): Promise<Tally> {
  const parts = [
    ...(await Promise.all(house.writers.map(({ promised }) => ofPromise(house, promised)))),
    await ofDeadlines(house, storm),
    await ofOrders(house),
    await ofMails(house),
  ];
  return {
    lost: parts.flatMap(({ lost }) => lost ?? []),
    doubled: parts.flatMap(({ doubled }) => doubled ?? []),
    early: parts.flatMap(({ early }) => early ?? []),
  };
}

async function ofPromise({ installation }: FaultHouse, promised: Promised): Promise<Partial<Tally>> {
  const { applicationId, page, savings, text, submissionIds } = promised;
  const [saved] = await installation.rows<{ version: number; answers: string }>(
    `select p.version, p.answers::text from application_page p where p.application_id = $1 and p.stage = 'conceptNote' and p.page = $2`,
    [applicationId, page],
  );
  const submissions = await installation.rows<{ id: string; receipts: number }>(
    `select s.id, (select count(*)::int from receipt r where r.submission_id = s.id) as receipts
     from submission s where s.application_id = $1`,
    [applicationId],
  );
  const version = saved?.version ?? 0;
  const there = new Set(submissions.map(({ id }) => id));
  return {
    lost: [
      ...(version < savings || saved?.answers.includes(text) !== true ? [`saving ${savings} of ${applicationId}`] : []),
      ...submissionIds.filter((id) => !there.has(id)).map((id) => `submission ${id}`),
      ...submissions.filter(({ receipts }) => receipts === 0).map(({ id }) => `receipt of ${id}`),
    ],
    doubled: [
      ...(version > savings ? [`${version - savings} savings of ${applicationId}`] : []),
      ...submissions.slice(submissionIds.length).map(({ id }) => `submission ${id}`),
      ...submissions.filter(({ receipts }) => receipts > 1).map(({ id }) => `receipt of ${id}`),
    ],
  };
}

async function ofDeadlines({ installation }: FaultHouse, storm: Storm): Promise<Partial<Tally>> {
  const rows = await installation.rows<{ id: string; times: number; early: number }>(
    `select i.id, count(h.seq)::int as times, (count(*) filter (where h.at < $2))::int as early
     from workflow_instance i
     left join workflow_history h on h.instance_id = i.id and h.event = 'submissionDeadlinePassed'
     where i.id = any($1) group by i.id`,
    [[...storm.submitted, ...storm.drafts], storm.deadline],
  );
  const named = (part: readonly { id: string }[]) => part.map(({ id }) => `deadline of ${id}`);
  return {
    lost: named(rows.filter(({ times }) => times === 0)),
    doubled: named(rows.filter(({ times }) => times > 1)),
    early: named(rows.filter(({ early }) => early > 0)),
  };
}

/** What was put aside is lost until somebody replays it. */
async function ofOrders({ installation }: FaultHouse): Promise<Partial<Tally>> {
  const rows = await installation.rows<{ what: string }>(
    `select 'timer of ' || d.instance_id || ': ' || d.reason as what from workflow_dead_timer d
     union all select 'order ' || o.id || ': ' || o.failure from outbox o where o.failed_at is not null`,
  );
  return { lost: rows.map(({ what }) => what) };
}

/** Each cause is one mail, and each mail was accepted once by the server that everybody sends to. */
async function ofMails({ installation }: FaultHouse): Promise<Partial<Tally>> {
  const mails = await installation.rows<{ messageId: string; status: string; cause: string }>(
    `select m.message_id as "messageId", m.status, m.cause || ' ' || m.recipient_id as cause from mail m`,
  );
  const times = new Map<string, number>();
  for (const id of installation.mail.accepted) times.set(id, (times.get(id) ?? 0) + 1);
  const known = new Set(mails.map(({ messageId }) => messageId));
  return {
    lost: mails
      .filter(({ messageId, status }) => status !== 'sent' || !times.has(messageId))
      .map(({ messageId, status }) => `mail ${messageId}, ${status}`),
    doubled: [
      ...[...times].filter(([, n]) => n > 1).map(([id, n]) => `mail ${id}, ${n} times`),
      ...[...times.keys()].filter((id) => !known.has(id)).map((id) => `mail ${id} without a row`),
    ],
  };
}
