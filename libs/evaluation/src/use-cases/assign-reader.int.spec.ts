import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AssessmentAlreadyFinal } from '../domain/assessment.js';
import { ReasonMissing } from '../domain/reason.js';
import { NoVacancy, ReaderNotPossible, RoundNotOpen } from '../domain/round.js';
import { NotAssigned, NotYourTask } from '../domain/who-may.js';
import { PossibleReaders } from '../queries/possible-readers.js';
import { as, AssessorsAtWork, TestProgramme } from '../testing/index.js';
import { AssignReader, type AssignReaderCommand } from './assign-reader.js';

let database: TestDatabase;
let programme: TestProgramme;
let assessors: AssessorsAtWork;
let people: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  programme = await TestProgramme.on(database.url);
  assessors = new AssessorsAtWork(programme);
  people = await assessors.join(5);
});
afterAll(async () => {
  await programme.close();
  await database.drop();
});

async function aFileWithTwoReaders() {
  const file = await programme.fileInScoring();
  const [one, other] = await assessors.assignments(file);
  if (!one || !other) throw new Error('two readers');
  const free = people.filter((id) => id !== one.personId && id !== other.personId);
  return { file, one, other, free, grid: programme.grid('conceptNote') };
}

function give(file: string, personId: string | undefined, instead: AssignReaderCommand['instead']): Promise<void> {
  const command = { ...as(file, 'officer'), applicationId: file, personId: personId ?? '', instead };
  return programme.module.get(AssignReader).execute(command);
}

async function standingOf(file: string, personId: string | undefined) {
  const readership = await programme.module.get(PossibleReaders).of(file);
  return readership?.people.find((person) => person.personId === personId)?.standing;
}

describe('giving a file to an assessor of one’s choice', () => {
  it('puts that person in the place of one who has not finished, and says so in the lists', async () => {
    const { file, one, other, free } = await aFileWithTwoReaders();
    const [first, second, chosen] = free;
    expect(await standingOf(file, chosen)).toBe('free');

    await give(file, chosen, { ofAssignment: one.id, reason: 'On leave until June.' });

    const readers = (await assessors.assignments(file)).map(({ personId }) => personId);
    expect(readers).toEqual([other.personId, chosen]);
    expect([first, second].some((id) => readers.includes(id ?? ''))).toBe(false);
    expect(await standingOf(file, chosen)).toBe('reads');
    expect(await standingOf(file, one.personId)).toBe('had');
  });

  it('needs a place, a person who may, and a reason where somebody loses the file', async () => {
    const { file, one, other, free } = await aFileWithTwoReaders();
    const [chosen, biased] = free;
    await assessors.declare(biased ?? '', { applicationId: file, reason: 'My cousin runs it.' });
    const instead = { ofAssignment: one.id, reason: 'On leave.' };

    await expect(give(file, chosen, null)).rejects.toThrow(NoVacancy);
    await expect(give(file, other.personId, instead)).rejects.toThrow(ReaderNotPossible);
    await expect(give(file, one.personId, instead)).rejects.toThrow(ReaderNotPossible);
    await expect(give(file, biased, instead)).rejects.toThrow(ReaderNotPossible);
    await expect(give(file, file, instead)).rejects.toThrow(ReaderNotPossible);
    await expect(give(file, chosen, { ...instead, reason: ' ' })).rejects.toThrow(ReasonMissing);
    await expect(give(file, chosen, { ...instead, ofAssignment: file })).rejects.toThrow(NotAssigned);
    expect((await assessors.assignments(file)).map(({ id }) => id)).toEqual([one.id, other.id]);
    expect(await standingOf(file, biased)).toBe('conflict');
  });

  it('takes nothing from somebody whose assessment is final, nor from another file', async () => {
    const { file, one, free, grid } = await aFileWithTwoReaders();
    const { one: elsewhere } = await aFileWithTwoReaders();
    await assessors.score(one.id, one.personId, { grid, score: 4 });
    const [chosen] = free;

    await expect(give(file, chosen, { ofAssignment: one.id, reason: 'Late.' })).rejects.toThrow(AssessmentAlreadyFinal);
    await expect(give(file, chosen, { ofAssignment: elsewhere.id, reason: 'Late.' })).rejects.toThrow(NotAssigned);
  });

  it('is for those who run the call, while assessments are awaited', async () => {
    const { file, one, other, free, grid } = await aFileWithTwoReaders();
    const command = { applicationId: file, personId: free[0] ?? '', instead: null };
    const assign = programme.module.get(AssignReader);
    await expect(assign.execute({ ...as(file, 'assessor'), ...command })).rejects.toThrow(NotYourTask);
    await assessors.score(one.id, one.personId, { grid, score: 4 });
    await assessors.score(other.id, other.personId, { grid, score: 4 });

    await expect(assign.execute({ ...as(file, 'officer'), ...command })).rejects.toThrow(RoundNotOpen);
    expect(await programme.module.get(PossibleReaders).of(file)).toBeNull();
  });
});
