import { randomBytes, randomUUID } from 'node:crypto';
import { AsOf, FilesOfMonth, HistoryDetached } from '#libs/engine';
import type { Actor } from '#libs/kernel';
import { Months, uuidV7 } from '#libs/platform';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '#testing/engine';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { OperatorsOnly } from '../operators-only.js';
import { DetachMonth, MonthStays } from './detach-month.js';

const MONTH = '2024-01';
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const operator: Actor = { kind: 'person', id: 'said', roles: ['operator'] };

let database: TestDatabase;
let runtime: Runtime;
let detachMonth: DetachMonth;

beforeEach(async () => {
  database = await testDatabase();
  const dates = { conceptNoteDeadline: new Date(Date.now() + 86_400_000) };
  runtime = await runtimeOn(database.url, new FixedRules(aCalendar({ dates })));
  detachMonth = new DetachMonth(runtime.get(Months), runtime.get(FilesOfMonth));
  await runtime.database.query(`select open_month('2024-01-01')`);
});

afterEach(async () => {
  await runtime.close();
  await database.drop();
});

async function aFile(began: string): Promise<string> {
  const id = uuidV7(Date.parse(began), randomBytes(10));
  const payload = { grantId: id, callId: id, lot: 'L1', organisationId: randomUUID() };
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, {
      id,
      definition: 'grant.restricted-call',
      callId: id,
      event: { type: 'draftStarted', payload },
      origin: { by: signatory, arrivedAt: new Date() },
    }),
  );
  return id;
}

async function withdraw(id: string): Promise<void> {
  await runtime.database.transaction(async (tx) => {
    const file = await runtime.engine.lock(tx, id);
    await file.send(
      { type: 'applicationWithdrawn', payload: { reason: 'Projet abandonné' } },
      { by: signatory, arrivedAt: new Date() },
    );
  });
}

const carryOutAll = () => runtime.database.query('update outbox set done_at = now()');

/** A month in which everything is over. */
async function aMonthThatIsOver(): Promise<string> {
  const id = await aFile('2024-01-15T12:00:00Z');
  await withdraw(id);
  await carryOutAll();
  return id;
}

describe('a month', () => {
  it('stays while a file of it is open, and while what the file asked for is not done', async () => {
    const id = await aFile('2024-01-15T12:00:00Z');
    await aFile('2024-02-15T12:00:00Z');

    const whileOpen = await detachMonth.look(MONTH);
    await withdraw(id);
    const whileOrdered = await detachMonth.look(MONTH);
    await carryOutAll();
    const over = await detachMonth.look(MONTH);

    expect(whileOpen.obstacles).toEqual(['1 files are not at an end.']);
    expect(whileOpen.open).toEqual([{ subject: 'grant', state: 'draft.conceptNote', count: 1 }]);
    expect(whileOrdered.obstacles).toEqual(['1 orders are not carried out.']);
    expect(over).toMatchObject({ files: 1, open: [], obstacles: [] });
  });

  it('stays while a mail of it waits or was given up', async () => {
    const id = await aMonthThatIsOver();
    await runtime.database.query(
      `insert into mail (id, cause, recipient_id, address, template, language, instance_id, subject, body, message_id, status, queued_at)
       select own.id, $1 || '.2.0', $1::uuid, 'a@example.ma', 't', 'fr', $1::uuid, '', '', '<' || own.id || '@x>', 'failed', now()
       from mail_id($1::text || '.2.0', $1::uuid, 't') as own(id)`,
      [id],
    );

    await expect(detachMonth.detach(MONTH, operator)).rejects.toThrow('1 mails are not sent');
  });

  it('stays while it is not over, whatever its files', async () => {
    const thisMonth = new Date().toISOString().slice(0, 7);

    expect((await detachMonth.look(thisMonth)).obstacles).toEqual(['it is not over.']);
    await expect(detachMonth.detach(thisMonth, operator)).rejects.toThrow(MonthStays);
  });

  it('is detached and attached by operators alone', async () => {
    await expect(detachMonth.detach(MONTH, signatory)).rejects.toThrow(OperatorsOnly);
    await expect(detachMonth.attach(MONTH, signatory)).rejects.toThrow(OperatorsOnly);
  });

  it.each(['2019-07', '2024-13', "2024-01'; drop table mail; --"])(
    'is refused where there is none: %s',
    async (month) => {
      await expect(detachMonth.look(month)).rejects.toThrow(MonthStays);
    },
  );
});

describe('a file whose month was detached', () => {
  it('is neither missing nor altered, and its history says where it is', async () => {
    const id = await aMonthThatIsOver();
    const other = await aFile('2024-02-15T12:00:00Z');

    await detachMonth.detach(MONTH, operator);

    expect(await runtime.verifier.verify()).toMatchObject({ instances: 2, rows: 1, detached: 1, discrepancies: [] });
    await expect(runtime.get(AsOf).at(id, new Date())).rejects.toThrow(HistoryDetached);
    expect(await runtime.get(AsOf).at(other, new Date(Date.now() + 1_000))).toMatchObject({ rows: 1 });
    expect(await runtime.get(Months).list()).toContainEqual(
      expect.objectContaining({ month: MONTH, standing: 'detached', detachedBy: 'said' }),
    );
  });

  it('is verified again once the month is attached, and what was altered meanwhile is found', async () => {
    const id = await aMonthThatIsOver();
    await detachMonth.detach(MONTH, operator);
    await runtime.database.query('alter table detached.workflow_history_2024_01 disable trigger user');
    await runtime.database.query(`update detached.workflow_history_2024_01 set payload = '{"lot":"L2"}' where seq = 1`);

    await detachMonth.attach(MONTH, operator);

    expect((await runtime.verifier.verify()).discrepancies).toEqual([
      expect.objectContaining({ instanceId: id, seq: 1, code: 'rowAltered' }),
    ]);
  });

  it('is still known to be detached when its tables have left the database', async () => {
    await aMonthThatIsOver();
    await detachMonth.detach(MONTH, operator);
    await runtime.database.query(
      'drop table detached.workflow_history_2024_01, detached.outbox_2024_01, detached.mail_2024_01',
    );

    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
    expect(await runtime.get(Months).list()).toContainEqual(
      expect.objectContaining({ month: MONTH, standing: 'gone' }),
    );
    await expect(detachMonth.attach(MONTH, operator)).rejects.toThrow('restore them');
  });
});
