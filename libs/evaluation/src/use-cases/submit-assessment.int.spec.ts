import { TransitionRefused } from '#libs/workflow';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AssessmentAlreadyFinal, AssessmentIncomplete } from '../domain/assessment.js';
import { RoundNotOpen } from '../domain/round.js';
import { DeclarationMissing, NotAssigned } from '../domain/who-may.js';
import { as, AssessorsAtWork, TestProgramme } from '../testing/index.js';
import { SaveAssessment } from './save-assessment.js';
import { SubmitAssessment } from './submit-assessment.js';

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

async function aFileWithTwoReaders() {
  const file = await programme.fileInScoring();
  const [one, other] = await assessors.assignments(file);
  if (!one || !other) throw new Error('two readers');
  return { file, one, other, grid: programme.grid('conceptNote') };
}

function resultOf(
  file: string,
): Promise<{ total: number | null; required: number; isComplete: boolean; divergence: unknown }[]> {
  return programme.database.query(
    `select r.total, r.required, r.completed_at is not null as "isComplete", r.divergence
     from evaluation_result r where r.application_id = $1 and r.stage = 'conceptNote'`,
    [file],
  );
}

describe('submitting an assessment', () => {
  it('leaves the file in scoring while the other one is awaited', async () => {
    const { file, one, grid } = await aFileWithTwoReaders();

    const submitted = await assessors.score(one.id, one.personId, { grid, score: 4 });

    expect(submitted).toMatchObject({ required: 2, isComplete: false });
    expect(await programme.stateOf(file)).toBe('scoring.conceptNote');
  });

  it('gives the file its average and moves it on with the second one', async () => {
    const { file, one, other, grid } = await aFileWithTwoReaders();

    await assessors.score(one.id, one.personId, { grid, score: 4 });
    const second = await assessors.score(other.id, other.personId, { grid, score: 4, apart: { '1.1': 3 } });

    expect(second).toMatchObject({ required: 2, isComplete: true });
    expect(await programme.stateOf(file)).toBe('scoring.conceptNoteScored');
    expect(await resultOf(file)).toEqual([{ total: 79, required: 2, isComplete: true, divergence: null }]);
  });

  it('asks somebody else for a third when the two lie on the two sides of the threshold, and counts the two closest', async () => {
    const { file, one, other, grid } = await aFileWithTwoReaders();

    await assessors.score(one.id, one.personId, { grid, score: 3 });
    const second = await assessors.score(other.id, other.personId, { grid, score: 3, apart: { '1.1': 2 } });
    const third = (await assessors.assignments(file)).find(({ id }) => id !== one.id && id !== other.id);

    expect(second).toMatchObject({ required: 3, isComplete: false });
    expect(await programme.stateOf(file)).toBe('scoring.conceptNote');
    expect(third).toBeDefined();
    expect([one.personId, other.personId]).not.toContain(third?.personId);

    await assessors.score(third?.id ?? '', third?.personId ?? '', { grid, score: 4 });

    expect(await programme.stateOf(file)).toBe('scoring.conceptNoteScored');
    expect(await resultOf(file)).toMatchObject([{ total: 59, required: 3, divergence: { dividedBy: ['total'] } }]);
  });

  it('is final: neither saved nor submitted a second time, nor changed in the database', async () => {
    const { one, grid } = await aFileWithTwoReaders();
    await assessors.score(one.id, one.personId, { grid, score: 4 });
    const command = { ...as(one.personId, 'assessor'), assignmentId: one.id };

    await expect(programme.module.get(SubmitAssessment).execute(command)).rejects.toThrow(AssessmentAlreadyFinal);
    await expect(
      programme.module.get(SaveAssessment).execute({ ...command, scores: {}, comments: {} }),
    ).rejects.toThrow(AssessmentAlreadyFinal);
    await expect(
      programme.database.query(`update assessment a set scores = '{}' where a.assignment_id = $1`, [one.id]),
    ).rejects.toThrow(/is final/u);
    await expect(
      programme.database.query('delete from assessment a where a.assignment_id = $1', [one.id]),
    ).rejects.toThrow(/never deleted/u);
  });

  it('with the same idempotency key answers the same again', async () => {
    const { one, grid } = await aFileWithTwoReaders();
    const saved = { ...as(one.personId, 'assessor'), assignmentId: one.id };
    await programme.module.get(SaveAssessment).execute({
      ...saved,
      scores: Object.fromEntries(grid.sections.flatMap(({ criteria }) => criteria.map(({ id }) => [id, 4]))),
      comments: Object.fromEntries(grid.sections.map(({ id }) => [id, 'Well founded and clearly argued.'])),
    });
    const command = { ...saved, key: 'once' };

    const first = await programme.module.get(SubmitAssessment).execute(command);

    expect(await programme.module.get(SubmitAssessment).execute(command)).toEqual(first);
  });

  it('is refused as long as anything is missing, and changes nothing', async () => {
    const { file, one } = await aFileWithTwoReaders();
    const sheet = { scores: { '1.1': 1 }, comments: {} };
    const command = { ...as(one.personId, 'assessor'), assignmentId: one.id, sheet };

    await expect(programme.module.get(SubmitAssessment).execute(command)).rejects.toThrow(AssessmentIncomplete);
    expect(
      await programme.database.query('select from assessment a where a.assignment_id = $1', [one.id]),
    ).toHaveLength(0);
    expect(await programme.stateOf(file)).toBe('scoring.conceptNote');
  });

  it('does not exist for somebody to whom the file was not given', async () => {
    const { one, other } = await aFileWithTwoReaders();
    const command = { ...as(other.personId, 'assessor'), assignmentId: one.id };

    await expect(programme.module.get(SubmitAssessment).execute(command)).rejects.toThrow(NotAssigned);
  });

  it('waits for the declaration of impartiality', async () => {
    const file = await programme.fileInScoring();
    const newcomer = await programme.person('Newcomer');
    await programme.database.transaction((tx) =>
      tx.query(
        `insert into assignment (id, round_id, call_id, application_id, stage, person_id, place, assigned_at)
         select gen_random_uuid(), r.id, r.call_id, r.application_id, r.stage, $2, 1, minha_now()
         from evaluation_round r where r.application_id = $1`,
        [file, newcomer],
      ),
    );
    const mine = (await assessors.assignments(file)).find(({ personId }) => personId === newcomer);
    const command = { ...as(newcomer, 'assessor'), assignmentId: mine?.id ?? '' };

    await expect(programme.module.get(SubmitAssessment).execute(command)).rejects.toThrow(DeclarationMissing);
  });

  it('is too late once the file was withdrawn', async () => {
    const { file, one, grid } = await aFileWithTwoReaders();
    await programme.send(file, 'applicationWithdrawn', { reason: 'We have no time.' }, 'signatory');

    await expect(assessors.score(one.id, one.personId, { grid, score: 4 })).rejects.toThrow(RoundNotOpen);
  });

  it('of both at the same moment completes the round once, with both', async () => {
    const { file, one, other, grid } = await aFileWithTwoReaders();

    const both = await Promise.all(
      [one, other].map(({ id, personId }) => assessors.score(id, personId, { grid, score: 4 })),
    );

    expect(both.filter(({ isComplete }) => isComplete)).toHaveLength(1);
    expect(await resultOf(file)).toMatchObject([{ total: 80, required: 2, isComplete: true }]);
    expect(await programme.stateOf(file)).toBe('scoring.conceptNoteScored');
  });

  it('never lets an assessor decide on the list', async () => {
    const { file, one, other, grid } = await aFileWithTwoReaders();
    await assessors.score(one.id, one.personId, { grid, score: 4 });
    await assessors.score(other.id, other.personId, { grid, score: 4 });

    const decide = programme.database.transaction(async (tx) => {
      const grant = await programme.engine.lock(tx, file);
      const payload = { decisionId: file, rank: 1, total: 40 };
      await grant.send({ type: 'shortListed', payload }, as(one.personId, 'chair'));
    });

    await expect(decide).rejects.toThrow(TransitionRefused);
  });
});
