import { Database } from '#libs/platform';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AssessmentAlreadyFinal } from '../domain/assessment.js';
import { NotAssigned, NotYourTask } from '../domain/who-may.js';
import { as, AssessorsAtWork, TestProgramme } from '../testing/index.js';
import { EndAssignment } from './end-assignment.js';
import { ReopenAssessment } from './reopen-assessment.js';

let database: TestDatabase;
let programme: TestProgramme;
let assessors: AssessorsAtWork;

beforeAll(async () => {
  database = await testDatabase();
  programme = await TestProgramme.on(database.url);
  assessors = new AssessorsAtWork(programme);
  await assessors.join(4);
});
afterAll(async () => {
  await programme.close();
  await database.drop();
});

/** Rounds beside which another number of readers stands than they have. */
function countedOtherwise(): Promise<readonly unknown[]> {
  return programme.module.get(Database).query(
    `select r.id, r.readers from evaluation_round r
     where r.readers <> (select count(*) from assignment a where a.round_id = r.id and a.ended_at is null)`,
  );
}

async function aFileWithTwoReaders() {
  const file = await programme.fileInScoring();
  const [one, other] = await assessors.assignments(file);
  if (!one || !other) throw new Error('two readers');
  return { file, one, other, grid: programme.grid('conceptNote') };
}

describe('ending an assignment', () => {
  it('by its assessor, without a conflict, gives the file to somebody else', async () => {
    const { file, one } = await aFileWithTwoReaders();
    const command = {
      ...as(one.personId, 'assessor'),
      assignmentId: one.id,
      as: 'declined' as const,
      reason: 'I am ill.',
    };

    expect(await programme.module.get(EndAssignment).execute(command)).toEqual({ missing: 0 });
    const readers = (await assessors.assignments(file)).map(({ personId }) => personId);
    expect(readers).toHaveLength(2);
    expect(readers).not.toContain(one.personId);
    expect(await countedOtherwise()).toEqual([]);
  });

  it('by the office takes a file from a silent assessor', async () => {
    const { file, one } = await aFileWithTwoReaders();
    const command = {
      ...as(file, 'officer'),
      assignmentId: one.id,
      as: 'withdrawn' as const,
      reason: 'No answer since May.',
    };

    await programme.module.get(EndAssignment).execute(command);

    expect((await assessors.assignments(file)).map(({ id }) => id)).not.toContain(one.id);
    expect(await countedOtherwise()).toEqual([]);
  });

  it('is refused once the assessment is final', async () => {
    const { one, grid } = await aFileWithTwoReaders();
    await assessors.score(one.id, one.personId, { grid, score: 4 });
    const command = {
      ...as(one.personId, 'assessor'),
      assignmentId: one.id,
      as: 'declined' as const,
      reason: 'Too late.',
    };

    await expect(programme.module.get(EndAssignment).execute(command)).rejects.toThrow(AssessmentAlreadyFinal);
  });

  it('is refused to another assessor, and to anybody by the office’s way', async () => {
    const { one, other } = await aFileWithTwoReaders();
    const command = { ...as(other.personId, 'assessor'), assignmentId: one.id, reason: 'Not mine.' };

    await expect(programme.module.get(EndAssignment).execute({ ...command, as: 'declined' })).rejects.toThrow(
      NotAssigned,
    );
    await expect(programme.module.get(EndAssignment).execute({ ...command, as: 'withdrawn' })).rejects.toThrow(
      NotYourTask,
    );
  });
});

describe('reopening the assessment of a file', () => {
  it('asks somebody new for one more, and the two closest count', async () => {
    const { file, one, other, grid } = await aFileWithTwoReaders();
    await assessors.score(one.id, one.personId, { grid, score: 4 });
    await assessors.score(other.id, other.personId, { grid, score: 4, apart: { '2.1': 3 } });
    const command = { ...as(file, 'chair'), applicationId: file, reason: 'Section 2 was misread.' };

    expect(await programme.module.get(ReopenAssessment).execute(command)).toEqual({ missing: 0 });
    expect(await programme.stateOf(file)).toBe('scoring.conceptNote');

    const third = (await assessors.assignments(file)).find(({ id }) => id !== one.id && id !== other.id);
    await assessors.score(third?.id ?? '', third?.personId ?? '', { grid, score: 4, apart: { '2.1': 3 } });

    expect(await programme.stateOf(file)).toBe('scoring.conceptNoteScored');
    expect(
      await programme.database.query(
        'select r.total, r.required from evaluation_result r where r.application_id = $1',
        [file],
      ),
    ).toEqual([{ total: 76, required: 3 }]);
  });

  it('is refused to assessors', async () => {
    const { file, one } = await aFileWithTwoReaders();
    const command = { ...as(one.personId, 'assessor'), applicationId: file, reason: 'Again.' };

    await expect(programme.module.get(ReopenAssessment).execute(command)).rejects.toThrow(NotYourTask);
  });
});
