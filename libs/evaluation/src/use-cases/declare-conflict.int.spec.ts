import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ReasonMissing } from '../domain/reason.js';
import { NotAssigned, NotYourTask } from '../domain/who-may.js';
import { as, AssessorsAtWork, TestProgramme } from '../testing/index.js';
import { DeclareConflict } from './declare-conflict.js';
import { DeclareImpartiality } from './declare-impartiality.js';
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

function recuse(personId: string, applicationId: string, reason = 'A cousin runs it.'): Promise<void> {
  const command = { ...as(personId, 'assessor'), callId: programme.callId, applicationId, reason };
  return programme.module.get(DeclareConflict).execute(command);
}

describe('declaring a conflict of interest', () => {
  it('gives the file to somebody else at once, never back to the same person', async () => {
    const { file, one, other } = await aFileWithTwoReaders();

    await recuse(one.personId, file);

    const after = await assessors.assignments(file);
    expect(after).toHaveLength(2);
    expect(after.map(({ personId }) => personId)).toContain(other.personId);
    expect(after.map(({ personId }) => personId)).not.toContain(one.personId);
  });

  it('closes the file for the person, with the reason on record', async () => {
    const { file, one } = await aFileWithTwoReaders();
    await recuse(one.personId, file);
    const submit = { ...as(one.personId, 'assessor'), assignmentId: one.id };

    await expect(programme.module.get(SubmitAssessment).execute(submit)).rejects.toThrow(NotAssigned);
    expect(
      await programme.database.query('select a.ended_as, a.ended_reason from assignment a where a.id = $1', [one.id]),
    ).toEqual([{ ended_as: 'recused', ended_reason: 'A cousin runs it.' }]);
  });

  it('keeps the database from assigning the file to that person by any path', async () => {
    const { file, one } = await aFileWithTwoReaders();
    await recuse(one.personId, file);

    const again = programme.database.query(
      `insert into assignment (id, round_id, call_id, application_id, stage, person_id, place, assigned_at)
       select gen_random_uuid(), r.id, r.call_id, r.application_id, 'fullApplication', $2, 1, minha_now()
       from evaluation_round r where r.application_id = $1`,
      [file, one.personId],
    );

    await expect(again).rejects.toThrow(/conflict of interest/u);
  });

  it('makes what was scored before count no more: another reading is asked for', async () => {
    const { file, one, other, grid } = await aFileWithTwoReaders();
    await assessors.score(one.id, one.personId, { grid, score: 5 });

    await recuse(one.personId, file);
    const third = (await assessors.assignments(file)).find(({ personId }) => personId !== other.personId);
    await assessors.score(other.id, other.personId, { grid, score: 4 });

    expect(await programme.stateOf(file)).toBe('scoring.conceptNote');

    await assessors.score(third?.id ?? '', third?.personId ?? '', { grid, score: 4 });

    expect(await programme.stateOf(file)).toBe('scoring.conceptNoteScored');
    expect(
      await programme.database.query(
        'select r.total, r.required from evaluation_result r where r.application_id = $1',
        [file],
      ),
    ).toEqual([{ total: 80, required: 2 }]);
  });

  it('needs a reason', async () => {
    const { file, one } = await aFileWithTwoReaders();

    await expect(recuse(one.personId, file, '  ')).rejects.toThrow(ReasonMissing);
  });

  it('is nothing for an applicant', async () => {
    const { file } = await aFileWithTwoReaders();
    const command = {
      ...as(file, 'applicant', 'signatory'),
      callId: programme.callId,
      applicationId: file,
      reason: 'x',
    };

    await expect(programme.module.get(DeclareConflict).execute(command)).rejects.toThrow(NotYourTask);
  });
});

describe('the declaration of impartiality', () => {
  it('hands over every file that it names, and stays as it was signed first', async () => {
    const files = [await programme.fileInScoring(), await programme.fileInScoring()];
    const [reader] = await assessors.assignments(files[0] ?? '');
    const personId = reader?.personId ?? '';
    const command = {
      ...as(personId, 'assessor'),
      callId: programme.callId,
      text: 'Other words.',
      textVersion: '2',
      language: 'fr',
    };
    const conflicts = files.map((applicationId) => ({ applicationId, reason: 'We are neighbours.' }));

    await programme.module.get(DeclareImpartiality).execute({ ...command, conflicts });

    const readers = (await Promise.all(files.map((file) => assessors.assignments(file)))).flat();
    expect(readers).toHaveLength(4);
    expect(readers.map((each) => each.personId)).not.toContain(personId);
    expect(
      await programme.database.query('select d.text from impartiality_declaration d where d.person_id = $1', [
        personId,
      ]),
    ).toEqual([{ text: 'I am impartial.' }]);
  });

  it('cannot be changed or taken back', async () => {
    await expect(programme.database.query(`update impartiality_declaration set text = 'x'`)).rejects.toThrow(
      /never changed/u,
    );
    await expect(programme.database.query('delete from conflict_of_interest')).rejects.toThrow(/never changed/u);
  });

  it('of two people about the same files at once does not stop either', async () => {
    await assessors.join(4);
    const files = await Promise.all(Array.from({ length: 4 }, () => programme.fileInScoring()));
    const [one, other] = await assessors.join(2);
    const declare = (personId: string, order: readonly string[]) =>
      assessors.declare(personId, ...order.map((applicationId) => ({ applicationId, reason: 'We are neighbours.' })));

    await Promise.all([declare(one ?? '', files), declare(other ?? '', files.toReversed())]);

    const conflicts = await programme.database.query(
      'select from conflict_of_interest c where c.person_id = any($1) and c.application_id = any($2)',
      [[one, other], files],
    );
    expect(conflicts).toHaveLength(8);
  });
});
