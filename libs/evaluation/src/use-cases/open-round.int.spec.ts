import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { as, AssessorsAtWork, TestProgramme } from '../testing/index.js';
import { AssignMissing } from './assign-missing.js';

let database: TestDatabase;
let programme: TestProgramme;
let assessors: AssessorsAtWork;

beforeAll(async () => {
  database = await testDatabase();
  programme = await TestProgramme.on(database.url);
});
beforeEach(async () => {
  programme = await programme.another();
  assessors = new AssessorsAtWork(programme);
});
afterAll(async () => {
  await programme.close();
  await database.drop();
});

describe('opening a round', () => {
  it('gives a file to two different people and, ordered again, changes nothing', async () => {
    await assessors.join(3);
    const file = await programme.fileInScoring();
    const before = await assessors.assignments(file);

    await programme.openRound(file, 'conceptNote');

    expect(new Set(before.map(({ personId }) => personId)).size).toBe(2);
    expect(await assessors.assignments(file)).toEqual(before);
  });

  it('tells its readers, with the date until which they have time, once a day', async () => {
    const people = await assessors.join(2);
    const before = programme.notices.length;

    await programme.fileInScoring();
    await programme.fileInScoring();

    const [first, second] = programme.notices.slice(before);
    expect(first).toMatchObject({ template: 'filesAssigned', about: programme.callId, path: '/assessments' });
    expect([...(first?.only ?? [])].toSorted()).toEqual([...people].toSorted());
    expect(first?.params).toMatchObject({ hasDeadline: 'yes', deadlineAt: expect.stringMatching(/Z$/) });
    expect(second?.cause).toBe(first?.cause);
  });

  it('keeps the queues of all assessors within one file of each other', async () => {
    await assessors.join(3);
    for (let i = 0; i < 10; i += 1) await programme.fileInScoring();

    const loads = await programme.database.query<{ files: number }>(
      'select count(*)::int as files from assignment a where a.call_id = $1 group by a.person_id',
      [programme.callId],
    );

    expect(loads.map(({ files }) => files).toSorted((one, other) => one - other)).toEqual([6, 7, 7]);
  });

  it('does not happen for a file that was withdrawn before the order arrived', async () => {
    await assessors.join(2);
    const file = await programme.fileInScoring();
    await programme.send(file, 'applicationWithdrawn', { reason: 'We have no time.' }, 'signatory');

    await programme.openRound(file, 'fullApplication');

    expect(await assessors.assignments(file, 'fullApplication')).toEqual([]);
  });

  it('never asks a chair of the call, a member of an applicant, or somebody whose role was revoked', async () => {
    const [free] = await assessors.join(1);
    await programme.person('Chair who also assesses', 'assessor', 'chair');
    const revoked = await programme.person('Revoked', 'assessor');
    const member = await programme.person('Member', 'assessor');
    await programme.database.query(
      `update role_grant g set revoked_at = minha_now(), revoked_by = 'test' where g.person_id = $1`,
      [revoked],
    );
    const earlier = await programme.fileInScoring();
    await joinApplicant(earlier, member);

    const file = await programme.fileInScoring();

    expect((await assessors.assignments(file)).map(({ personId }) => personId)).toEqual([free]);
  });

  it('waits with what nobody may read, until somebody joins', async () => {
    await assessors.join(1);
    const file = await programme.fileInScoring();
    const command = {
      ...as(await programme.person('Officer'), 'officer'),
      callId: programme.callId,
      stage: 'conceptNote' as const,
    };

    expect(await assessors.assignments(file)).toHaveLength(1);
    expect(await programme.module.get(AssignMissing).execute(command)).toEqual({ files: 1, missing: 1 });

    await assessors.join(1);

    expect(await programme.module.get(AssignMissing).execute(command)).toEqual({ files: 1, missing: 0 });
    expect(await assessors.assignments(file)).toHaveLength(2);
  });

  it('takes the relevance of the concept note over into the full application', async () => {
    await assessors.join(2);
    const file = await programme.fileInScoring();
    await assessors.scoreAll(file, 'conceptNote', { score: 4, apart: { '1.1': 3 } });
    await programme.send(file, 'shortListed', { decisionId: file, rank: 1, total: 39 }, 'chair');

    await programme.fullApplication(file);
    await assessors.scoreAll(file, 'fullApplication', { score: 4 });

    const [result] = await programme.database.query<{ total: number; sections: Record<string, number> }>(
      `select r.total, r.sections from evaluation_result r where r.application_id = $1 and r.stage = 'fullApplication'`,
      [file],
    );
    expect(result?.sections['2']).toBe(30);
    expect(result?.total).toBe(128 + 30);
    expect(await programme.stateOf(file)).toBe('scoring.ranked');
  });
});

async function joinApplicant(applicationId: string, personId: string): Promise<void> {
  await programme.database.query(
    `insert into organisation (id, name, legal_form, region, founded_on, address, phone, version, created_at, updated_at)
     select f.organisation_id, 'Association', 'association', 'MA-01', '2015-01-01', '', '', 1, minha_now(), minha_now()
     from application f where f.id = $1`,
    [applicationId],
  );
  await programme.database.query(
    `insert into membership (id, person_id, organisation_id, role, since)
     select gen_random_uuid(), $2, f.organisation_id, 'editor', minha_now() from application f where f.id = $1`,
    [applicationId, personId],
  );
}
