import { as } from '#testing/evaluation';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AwardRegister } from '../queries/award-register.js';
import { CommitteeAtWork } from '../testing/index.js';
import { DecideAward } from '../use-cases/decide-award.js';

let database: TestDatabase;
let committee: CommitteeAtWork;

beforeAll(async () => {
  database = await testDatabase();
  committee = await CommitteeAtWork.on(database.url);
});
beforeEach(async () => {
  committee = await committee.another();
});
afterAll(async () => {
  await committee.close();
  await database.drop();
});

async function budget() {
  const [line] = await committee.programme.module.get(AwardRegister).budgets(committee.programme.callId);
  return line;
}

/** Three files of 60, 40 and 30 in rank order: two fit into 100, the third waits. */
async function selected(): Promise<readonly [string, string, string]> {
  const files = [
    await committee.scoredFullApplication(5, { requestedMinor: 60 }),
    await committee.scoredFullApplication(4, { requestedMinor: 40 }),
    await committee.scoredFullApplication(4, { requestedMinor: 30, apart: { '6.2': 3 } }),
  ] as const;
  await committee.decideSelection();
  return files;
}

async function verified(grantId: string): Promise<void> {
  await committee.programme.send(grantId, 'verificationPassed', { checkId: grantId }, 'officer');
}

async function award(grantId: string, personId = 'a0000000-0000-4000-8000-000000000001') {
  return committee.programme.module.get(DecideAward).execute({ ...as(personId, 'authority'), grantId });
}

describe('the budget of a lot', () => {
  it('cannot be overspent by any statement', async () => {
    const [first, , third] = await selected();
    const { database: db, callId } = committee.programme;
    await verified(first);
    await award(first);

    await expect(db.query(`update award set state = 'provisional' where grant_id = $1`, [third])).rejects.toThrow(
      /ck_lot_budget_not_overspent/u,
    );
    await expect(
      db.query(`update lot_budget set awarded_minor = 0 where call_id = $1 and lot = 'L1'`, [callId]),
    ).rejects.toThrow(/follow its awards/u);
    await expect(db.query(`update lot_budget set budget_minor = 10 where call_id = $1`, [callId])).rejects.toThrow(
      /ck_lot_budget_not_overspent/u,
    );
    await expect(db.query(`update award set amount_minor = 1 where grant_id = $1`, [first])).rejects.toThrow(
      /keeps its amount/u,
    );
    await expect(db.query(`delete from award where call_id = $1`, [callId])).rejects.toThrow(/never deleted/u);
    await expect(
      db.query(
        `insert into award (grant_id, call_id, lot, amount_minor, rank, state, decision_id, placed_at)
         select gen_random_uuid(), a.call_id, a.lot, 1, 9, 'provisional', a.decision_id, a.placed_at from award a where a.call_id = $1 limit 1`,
        [callId],
      ),
    ).rejects.toThrow(/ck_lot_budget_not_overspent/u);
    await expect(
      db.query(
        `insert into award (grant_id, call_id, lot, amount_minor, rank, state, decision_id, placed_at)
         select gen_random_uuid(), a.call_id, a.lot, 1, 9, 'awarded', a.decision_id, a.placed_at from award a where a.call_id = $1 limit 1`,
        [callId],
      ),
    ).rejects.toThrow(/begins provisional/u);
  });

  it('cannot be overspent by two at once', async () => {
    const { database: db, callId } = committee.programme;
    const files = await selected();
    const [first, second] = files;
    await db.query(
      `update award set state = 'released', released_at = now(), released_because = 'test' where grant_id = any($1)`,
      [[first, second]],
    );
    const insert = (amount: number) =>
      db.query(
        `insert into award (grant_id, call_id, lot, amount_minor, rank, state, decision_id, placed_at)
         select gen_random_uuid(), a.call_id, a.lot, $1, 9, 'provisional', a.decision_id, a.placed_at from award a
         where a.call_id = $2 limit 1`,
        [amount, callId],
      );

    const outcomes = await Promise.allSettled([insert(60), insert(60), insert(60), insert(60)]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await budget()).toMatchObject({ provisionalMinor: 60 });
  });
});
