import { TransitionRefused } from '#libs/workflow';
import { as } from '#testing/evaluation';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { PromoteReserveEffect } from '../effects/promote-reserve.effect.js';
import { ReleaseAwardEffect } from '../effects/release-award.effect.js';
import { AwardRegister } from '../queries/award-register.js';
import { CommitteeAtWork } from '../testing/index.js';
import { AwardsNotSettled, ConcludeAwards } from './conclude-awards.js';
import { DecideAward } from './decide-award.js';
import { DeclineAward } from './decline-award.js';
import { PromoteNext } from './promote-next.js';

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

function effect(name: string, instanceId: string) {
  const { callId } = committee.programme;
  return {
    id: name + instanceId,
    name,
    instanceId,
    callId,
    subject: 'grant',
    payload: { callId, lot: 'L1' },
    at: new Date('2026-08-01T10:00:00Z'),
    correlation: name + instanceId,
  };
}

function promoteAfter(instanceId: string): Promise<void> {
  const { database: db, module } = committee.programme;
  return db.transaction((tx) => module.get(PromoteReserveEffect).handle(tx, effect('promoteReserve', instanceId)));
}

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

describe('the selection of full applications', () => {
  it('selects until the budget is used, puts the next on the reserve list, and rejects those below a threshold', async () => {
    const files = [
      await committee.scoredFullApplication(5, { requestedMinor: 60 }),
      await committee.scoredFullApplication(4, { requestedMinor: 40 }),
      await committee.scoredFullApplication(4, { requestedMinor: 30, apart: { '6.2': 3 } }),
      await committee.scoredFullApplication(4, { requestedMinor: 10, apart: { '1.1': 1 } }),
    ];

    await committee.decideSelection();

    expect(await committee.states(files)).toEqual([
      'eligibilityCheck.verification',
      'eligibilityCheck.verification',
      'award.reserve',
      'rejected',
    ]);
    expect(await budget()).toEqual({ lot: 'L1', budgetMinor: 100, provisionalMinor: 100, awardedMinor: 0 });
  });
});

describe('an award', () => {
  it('turns what was set aside into what is awarded', async () => {
    const [first] = await selected();
    await verified(first);

    expect(await award(first)).toEqual({ amountMinor: 60 });
    expect(await committee.programme.stateOf(first)).toBe('award.awarded');
    expect(await budget()).toMatchObject({ provisionalMinor: 40, awardedMinor: 60 });
  });

  it('is not decided by who selected, nor before the verification', async () => {
    const [first] = await selected();

    await expect(award(first)).rejects.toThrow(TransitionRefused);
    await verified(first);
    await expect(award(first, committee.chairId)).rejects.toThrow(TransitionRefused);
    expect(await budget()).toMatchObject({ awardedMinor: 0 });
  });

  it('that is declined frees its amount, and the next on the reserve list moves up', async () => {
    const [first, , third] = await selected();
    await verified(first);
    const command = {
      ...as('a0000000-0000-4000-8000-000000000001', 'authority'),
      grantId: first,
      reason: 'Double funding.',
    };

    await committee.programme.module.get(DeclineAward).execute(command);
    await promoteAfter(first);

    expect(await committee.states([first, third])).toEqual(['rejected', 'eligibilityCheck.verification']);
    expect(await budget()).toEqual({ lot: 'L1', budgetMinor: 100, provisionalMinor: 70, awardedMinor: 0 });
  });
});

describe('the reserve list', () => {
  it('moves up after a failed verification, once, however often the order comes', async () => {
    const [first, , third] = await selected();
    await committee.programme.send(
      first,
      'verificationFailed',
      { checkId: first, reasonCode: 'seat', reason: 'Elsewhere.' },
      'officer',
    );

    await Promise.all([promoteAfter(first), promoteAfter(first)]);

    expect(await committee.programme.stateOf(third)).toBe('eligibilityCheck.verification');
    expect(await budget()).toMatchObject({ provisionalMinor: 70 });
  });

  it('waits while the next one does not fit, and moves up when more becomes free', async () => {
    const files = [
      await committee.scoredFullApplication(5, { requestedMinor: 60 }),
      await committee.scoredFullApplication(5, { requestedMinor: 40, apart: { '6.2': 4 } }),
      await committee.scoredFullApplication(4, { requestedMinor: 90 }),
      await committee.scoredFullApplication(4, { requestedMinor: 10, apart: { '6.2': 3 } }),
    ];
    await committee.decideSelection();
    const [first = '', second = '', large = '', small = ''] = files;
    const fail = (id: string) =>
      committee.programme.send(
        id,
        'verificationFailed',
        { checkId: id, reasonCode: 'seat', reason: 'Elsewhere.' },
        'officer',
      );

    await fail(second);
    await promoteAfter(second);
    expect(await committee.states([large, small])).toEqual(['award.reserve', 'award.reserve']);

    await fail(first);
    await promoteAfter(first);
    expect(await committee.states([large, small])).toEqual([
      'eligibilityCheck.verification',
      'eligibilityCheck.verification',
    ]);
  });

  it('does not move up whoever has withdrawn', async () => {
    const [first, , third] = await selected();
    await committee.programme.send(third, 'applicationWithdrawn', { reason: 'No time.' }, 'signatory');
    await committee.programme.send(
      first,
      'verificationFailed',
      { checkId: first, reasonCode: 'seat', reason: 'Elsewhere.' },
      'officer',
    );

    await promoteAfter(first);

    expect(await committee.programme.stateOf(third)).toBe('withdrawn');
    expect(await budget()).toMatchObject({ provisionalMinor: 40 });
  });

  it('is moved up by the chair, where money became free otherwise', async () => {
    const [first, , third] = await selected();
    await committee.programme.send(first, 'applicationWithdrawn', { reason: 'No time.' }, 'signatory');
    const { callId } = committee.programme;

    const moved = await committee.programme.module
      .get(PromoteNext)
      .execute({ ...as(committee.chairId, 'chair'), callId, lot: 'L1' });

    expect(moved).toEqual({ grantIds: [third] });
  });

  it('gets the amount of a contract that was never signed, once', async () => {
    const [first] = await selected();
    await verified(first);
    await award(first);
    const { database: db, module } = committee.programme;
    const release = () =>
      db.transaction((tx) => module.get(ReleaseAwardEffect).handle(tx, effect('releaseAward', first)));

    await release();
    await release();

    expect(await budget()).toMatchObject({ provisionalMinor: 40, awardedMinor: 0 });
  });
});

describe('every loss of an award in sight orders the next of the reserve list', () => {
  const ordered = async (instanceId: string) => {
    const sql = `select o.name from outbox o where o.instance_id = $1 and o.name = 'promoteReserve' and o.done_at is null`;
    return committee.programme.database.query(sql, [instanceId]);
  };
  const withdraw = (id: string) =>
    committee.programme.send(id, 'applicationWithdrawn', { reason: 'No time.' }, 'signatory');

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a withdrawal while the documents are verified', async () => undefined],
    ['a withdrawal before the authority decided', verified],
    ['a withdrawal after the award', async (id) => verified(id).then(() => award(id))],
  ])('%s', async (_when, before) => {
    const [first, , third] = await selected();
    await before(first);

    await withdraw(first);

    expect(await ordered(first)).toHaveLength(1);
    await promoteAfter(first);
    expect(await committee.programme.stateOf(third)).toBe('eligibilityCheck.verification');
    expect(await budget()).toMatchObject({ provisionalMinor: 70, awardedMinor: 0 });
  });

  it('a withdrawal of the one that did not fit into what is free', async () => {
    const files = [
      await committee.scoredFullApplication(5, { requestedMinor: 60 }),
      await committee.scoredFullApplication(4, { requestedMinor: 50 }),
      await committee.scoredFullApplication(4, { requestedMinor: 30, apart: { '6.2': 3 } }),
    ];
    await committee.decideSelection();
    const [, large = '', small = ''] = files;

    await withdraw(large);

    expect(await ordered(large)).toHaveLength(1);
    await promoteAfter(large);
    expect(await committee.programme.stateOf(small)).toBe('eligibilityCheck.verification');
    expect(await budget()).toMatchObject({ provisionalMinor: 90 });
  });
});

describe('concluding the awards of a call', () => {
  const conclude = () =>
    committee.programme.module.get(ConcludeAwards).execute({
      ...as('a0000000-0000-4000-8000-000000000001', 'authority'),
      callId: committee.programme.callId,
      reason: 'All is decided.',
    });

  it('waits for every file, then lets the call go on to its contracts', async () => {
    const [first, second] = await selected();
    await committee.programme.send(committee.programme.callId, 'shortListDecided', { decisionId: first }, 'chair');
    await verified(first);
    await verified(second);
    await award(first);

    await expect(conclude()).rejects.toThrow(AwardsNotSettled);

    await award(second);
    await conclude();

    expect(await committee.programme.stateOf(committee.programme.callId)).toBe('contracting');
  });
});
