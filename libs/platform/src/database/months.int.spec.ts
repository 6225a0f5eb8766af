import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { testDatabase, emptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { migrateToLatest } from './migrate.js';
import { MIGRATIONS, migrationName } from './migrations/index.js';
import { uuidV7 } from './uuid-v7-ids.js';

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

const idOf = (instant: string) => uuidV7(Date.parse(instant), randomBytes(10));

async function valueOf(sql: string, values: readonly unknown[] = []): Promise<unknown> {
  const { rows } = await client.query(sql, [...values]);
  return Object.values(rows[0] ?? {})[0];
}

function tell(id: string, seq = 1, at = 'now()', on: pg.Client = client): Promise<unknown> {
  return on.query(
    `insert into workflow_history (instance_id, seq, event, taken, payload, actor, at, from_state, to_state, to_value, fired,
       definition, definition_version, hash)
     values ($1, $2, 'e', '', '{}', '{}', ${at}, '', '', '{}', '{}', 'd', 1, '')`,
    [id, seq],
  );
}

function order(id: string, on: pg.Client = client): Promise<unknown> {
  return on.query(
    `insert into outbox (id, name, instance_id, call_id, subject, payload, at, done_at)
     values ($1, 'notify', gen_random_uuid(), gen_random_uuid(), 'grant', '{}', now(), now())`,
    [id],
  );
}

async function mail(cause: string, { reader, template = 'reminder' }: { reader: string; template?: string }) {
  const { rows } = await client.query<{ id: string }>(
    `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status, queued_at)
     select own.id, $1, $2, 'a@example.ma', $3, 'fr', gen_random_uuid(), '', '', '<' || own.id || '@x>', 'sent', now()
     from mail_id($1::text, $2::uuid, $3::text) as own(id) on conflict (id) do nothing returning id`,
    [cause, reader, template],
  );
  return rows[0]?.id ?? null;
}

const partitionOf = (table: string, column: string, value: string) =>
  valueOf(`select t.tableoid::regclass::text from ${table} t where t.${column} = $1`, [value]);
const open = (month: string) => valueOf('select open_month($1)', [`${month}-01`]);

describe('where a row lies', () => {
  it('is the month of its file, whatever the instant that it tells of', async () => {
    await open('2031-02');
    const id = idOf('2031-02-28T23:59:59.999Z');
    await tell(id, 1, `timestamptz '2019-01-01'`);
    await tell(id, 2, `timestamptz '2099-01-01'`);
    await order(`${id}.1.0`);
    const own = await mail(`${id}.1.0`, { reader: randomUUID() });

    expect(await partitionOf('workflow_history', 'instance_id', id)).toBe('workflow_history_2031_02');
    expect(await partitionOf('outbox', 'id', `${id}.1.0`)).toBe('outbox_2031_02');
    expect(await partitionOf('mail', 'id', own ?? '')).toBe('mail_2031_02');
  });

  it.each([
    ['an id of no month that is open', () => idOf('2045-06-01T00:00:00Z')],
    ['an id of the past', () => idOf('1971-06-01T00:00:00Z')],
    ['an id that is no time', () => randomUUID()],
  ])('is never nowhere: %s', async (_which, make) => {
    const id = make();
    await tell(id);
    await order(`${id}.1.0`);

    expect(await partitionOf('workflow_history', 'instance_id', id)).toBe('workflow_history_other');
    expect(await partitionOf('outbox', 'id', `${id}.1.0`)).toBe('outbox_other');
  });

  it('is put right when the month is opened after all', async () => {
    const [early, late] = [idOf('2031-03-01T00:00:00Z'), idOf('2031-04-01T00:00:00Z')];
    await tell(early);
    await tell(late);

    await open('2031-03');

    expect(await partitionOf('workflow_history', 'instance_id', early)).toBe('workflow_history_2031_03');
    expect(await partitionOf('workflow_history', 'instance_id', late)).toBe('workflow_history_other');
    await expect(client.query(`delete from workflow_history_other`)).rejects.toThrow('never changed');
  });
});

describe('what was unique is unique in all months together', () => {
  it('the number of a history row, though it tells of another month', async () => {
    const id = idOf('2031-02-10T00:00:00Z');
    await tell(id, 1, `timestamptz '2031-02-10'`);

    await expect(tell(id, 1, `timestamptz '2034-07-01'`)).rejects.toMatchObject({ code: '23505' });
  });

  it('an order', async () => {
    const id = `${idOf(new Date().toISOString())}.4.0`;
    await order(id);

    await expect(order(id)).rejects.toMatchObject({ code: '23505' });
  });

  it('a mail to one reader about one cause, also where two processes record it at once', async () => {
    const [cause, reader] = [`${idOf('2031-02-10T00:00:00Z')}.4.0`, randomUUID()];
    const other = new pg.Client(database.url);
    await other.connect();
    await client.query('begin');
    const first = await mail(cause, { reader });
    const mine = client;
    client = other;
    const second = mail(cause, { reader });
    await mine.query('commit');
    client = mine;

    expect([first === null, await second]).toEqual([false, null]);
    expect(await mail(cause, { reader: randomUUID() })).not.toBeNull();
    expect(await mail(cause, { reader, template: 'awardLetter' })).not.toBeNull();
    await other.end();
  });

  it.each([
    ['an id of its own', `gen_random_uuid()`, `'<' || own.id || '@x>'`, 'ck_mail_id'],
    ['the Message-ID of another', 'own.id', `'<' || gen_random_uuid() || '@x>'`, 'ck_mail_message_id'],
  ])('no mail has %s', async (_what, id, messageId, constraint) => {
    const wrong = client.query(
      `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status, queued_at)
       select ${id}, 'c', r.id, 'a@example.ma', 't', 'fr', r.id, '', '', ${messageId}, 'sent', now()
       from (select gen_random_uuid() as id) r cross join lateral mail_id('c', r.id, 't') as own(id)`,
    );

    await expect(wrong).rejects.toMatchObject({ constraint });
  });
});

describe('months', () => {
  it('are open ahead once the schema is there', async () => {
    expect(await valueOf('select months_ahead()')).toBe(3);
    expect(await open(new Date().toISOString().slice(0, 7))).toBe(false);
  });

  it('that are detached take their rows along, unchangeable, and come back with what came meanwhile', async () => {
    await open('2031-02');
    const [id, late] = [idOf('2031-02-10T00:00:00Z'), idOf('2031-02-11T00:00:00Z')];
    await tell(id);

    await client.query(`select detach_month('2031-02-01', 'somebody')`);
    await tell(id, 2);
    await tell(late);

    expect(await open('2031-02')).toBe(false);
    expect(await valueOf('select count(*)::int from detached.workflow_history_2031_02')).toBe(1);
    await expect(client.query('delete from detached.workflow_history_2031_02')).rejects.toThrow('never changed');

    await client.query(`select attach_month('2031-02-01')`);

    expect(await valueOf(`select count(*)::int from workflow_history_2031_02`)).toBe(3);
    await expect(client.query('delete from workflow_history_2031_02')).rejects.toThrow('never changed');
    await expect(client.query('truncate workflow_history_2031_02')).rejects.toThrow('never changed');
    expect(await valueOf('select count(*)::int from detached_month')).toBe(0);
  });

  it('are not detached while an order waits, and nothing is half done then', async () => {
    await open('2031-02');
    const id = `${idOf('2031-02-10T00:00:00Z')}.1.0`;
    await order(id);
    await client.query('update outbox set done_at = null where id = $1', [id]);

    await expect(client.query(`select detach_month('2031-02-01', 'somebody')`)).rejects.toThrow('not settled');

    expect(await partitionOf('outbox', 'id', id)).toBe('outbox_2031_02');
  });
});

const BY_MONTH = 'T0021PartitionsByMonth1764000021000';

it('a database of before keeps every row', async () => {
  const before = await emptyDatabase();
  const old = new pg.Client(before.url);
  await old.connect();
  try {
    await migrateToLatest(before.url, {
      migrations: MIGRATIONS.filter((Migration) => migrationName(Migration) !== BY_MONTH),
    });
    const [id, noTime] = [idOf('2026-01-15T12:00:00Z'), randomUUID()];
    await old.query(`alter table workflow_instance disable trigger user`);
    for (const own of [id, noTime]) {
      await tell(own, 1, 'now()', old);
      await order(`${own}.1.0`, old);
      await old.query(
        `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status, queued_at)
         values ($1, $1 || '.1.0', $1, 'a@example.ma', 't', 'fr', $1, '', '', '<' || $1 || '@x>', 'queued', now())`.replaceAll(
          '$1',
          `'${own}'`,
        ),
      );
      await old.query(
        `insert into workflow_instance (id, subject, definition, definition_version, call_id, shard, state, version, value,
           context, since, fired, did, head_hash, created_at, updated_at, told_until, deadlines)
         values ($1, 'grant', 'd', 1, $1, 0, 's', 1, '{}', '{}', '{}', '{}', '{}', '', now(), now(), now(), '[]')`,
        [own],
      );
    }

    const done = await migrateToLatest(before.url);

    expect(done).toEqual([BY_MONTH]);
    const { rows } = await old.query(`select h.tableoid::regclass::text as place from workflow_history h order by 1
      `);
    expect(rows).toEqual([{ place: 'workflow_history_2026_01' }, { place: 'workflow_history_other' }]);
    const { rows: mails } = await old.query(
      `select m.tableoid::regclass::text as place, m.message_id = '<' || m.id || '@x>' as own from mail m order by 1`,
    );
    expect(mails).toEqual([
      { place: 'mail_2026_01', own: true },
      { place: 'mail_other', own: true },
    ]);
  } finally {
    await old.end();
    await before.drop();
  }
});
