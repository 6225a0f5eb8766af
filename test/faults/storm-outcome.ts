import { until, type Installation } from '../support/application.js';
import type { Storm } from './storm-of-deadlines.js';

/** Mails that one worker has in its hands at once: what a kill may repeat. */
const IN_HAND = 10;

/** Waits until nothing of the storm is under way any more. */
export async function everythingDone(installation: Installation, storm: Storm): Promise<void> {
  const open = async () => {
    const [row] = await installation.rows<{ timers: number; orders: number; mails: number }>(OPEN, [storm.deadline]);
    return row ?? { timers: -1, orders: -1, mails: -1 };
  };
  await until('everything is done', open, ({ timers, orders, mails }) => timers + orders + mails === 0, {
    everyMs: 200,
  });
}

/** Expects that the deadline of each file took effect once, and led to where it leads. */
export async function everyDeadlineOnce(installation: Installation, { submitted, drafts }: Storm): Promise<void> {
  const ids = [...submitted, ...drafts];
  const times = await installation.rows<{ times: number; files: number }>(TIMES, [ids]);
  expect(times).toEqual([{ times: 1, files: ids.length }]);
  const states = await installation.rows<{ state: string; files: number }>(STATES, [ids]);
  expect(states).toEqual([
    { state: 'eligibilityCheck.administrative', files: submitted.length },
    { state: 'lapsed', files: drafts.length },
  ]);
  const putAside = await installation.rows(
    `select d.reason from workflow_dead_timer d union all select o.failure from outbox o where o.failed_at is not null`,
  );
  expect(putAside).toEqual([]);
}

/** What was accepted twice was accepted under the same Message-ID, and only what a killed worker had in its hands. */
export async function everyMailOnce(
  installation: Installation,
  storm: Storm,
  { kills }: { readonly kills: number },
): Promise<void> {
  const mails = await installation.rows<{ messageId: string; status: string; instanceId: string }>(
    `select m.message_id as "messageId", m.status, m.instance_id as "instanceId" from mail m`,
  );
  expect(mails.map(({ instanceId }) => instanceId).sort()).toEqual([...storm.drafts].sort());
  expect(mails.filter(({ status }) => status !== 'sent')).toEqual([]);
  const { accepted } = installation.mail;
  expect([...new Set(accepted)].sort()).toEqual(mails.map(({ messageId }) => messageId).sort());
  expect(accepted.length - mails.length).toBeLessThanOrEqual(kills * IN_HAND);
}

const OPEN = `
select (select count(*)::int from workflow_timer t where t.fires_at <= $1) as timers,
  (select count(*)::int from outbox o where o.done_at is null) as orders,
  (select count(*)::int from mail m where m.status = 'queued') as mails`;

const TIMES = `
select x.times, count(*)::int as files from (
  select i.id, count(h.seq)::int as times from workflow_instance i
  left join workflow_history h on h.instance_id = i.id and h.event = 'submissionDeadlinePassed'
  where i.id = any($1) group by i.id
) x group by x.times`;

const STATES = `
select i.state, count(*)::int as files from workflow_instance i where i.id = any($1) group by i.state order by i.state`;
