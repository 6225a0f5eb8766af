import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { as, AssessorsAtWork, TestProgramme } from '../testing/index.js';
import { SaveAssessment } from '../use-cases/save-assessment.js';
import { SkipAssignment } from '../use-cases/skip-assignment.js';
import { AssessmentSheets } from './assessment-sheets.js';
import { AssessorWorklist } from './assessor-worklist.js';
import { Impartiality } from './impartiality.js';
import { PastAssessments } from './past-assessments.js';
import { RoundProgress } from './round-progress.js';

let database: TestDatabase;
let programme: TestProgramme;
let assessors: AssessorsAtWork;
let people: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  programme = await TestProgramme.on(database.url);
});
beforeEach(async () => {
  programme = await programme.another();
  assessors = new AssessorsAtWork(programme);
  people = await assessors.join(2);
});
afterAll(async () => {
  await programme.close();
  await database.drop();
});

describe('the queue of an assessor', () => {
  it('counts what is done, and puts skipped files last', async () => {
    const files = [await programme.fileInScoring(), await programme.fileInScoring(), await programme.fileInScoring()];
    const [me = ''] = people;
    const worklist = programme.module.get(AssessorWorklist);
    const before = (await worklist.of(me))[0];
    const skipped = before?.next ?? '';

    await programme.module.get(SkipAssignment).execute({ ...as(me, 'assessor'), assignmentId: skipped });
    const after = (await worklist.of(me))[0];

    expect(before).toMatchObject({
      callCode: programme.file.code,
      stage: 'conceptNote',
      done: 0,
      total: files.length,
      hasDeclared: true,
    });
    expect(after?.next).not.toBe(skipped);
    expect(after?.files.at(-1)).toMatchObject({ assignmentId: skipped, isSkipped: true });
    expect(after?.dueAt).toEqual(new Date('2026-03-18T18:00:00Z'));
  });

  it('shows drafts and final ones as such, and nothing that was withdrawn', async () => {
    const [final, draft, withdrawn] = [
      await programme.fileInScoring(),
      await programme.fileInScoring(),
      await programme.fileInScoring(),
    ];
    const [me = ''] = people;
    const mine = async (file: string) =>
      (await assessors.assignments(file)).find(({ personId }) => personId === me)?.id ?? '';
    await assessors.score(await mine(final), me, { grid: programme.grid('conceptNote'), score: 4 });
    await programme.module
      .get(SaveAssessment)
      .execute({ ...as(me, 'assessor'), assignmentId: await mine(draft), scores: { '1.1': 3 }, comments: {} });
    await programme.send(withdrawn, 'applicationWithdrawn', { reason: 'No time.' }, 'signatory');

    const [queue] = await programme.module.get(AssessorWorklist).of(me);

    expect(queue).toMatchObject({ done: 1, total: 2, next: await mine(draft) });
    expect(queue?.files.map(({ progress }) => progress)).toEqual(['inProgress', 'final']);
  });
});

describe('the sheet of an assessor', () => {
  it('hides the other assessment until both are final', async () => {
    const file = await programme.fileInScoring();
    const [one, other] = await assessors.assignments(file);
    if (!one || !other) throw new Error('two readers');
    const grid = programme.grid('conceptNote');
    const sheets = programme.module.get(AssessmentSheets);

    await assessors.score(other.id, other.personId, { grid, score: 4 });
    const beforeMine = await sheets.of(one.id, one.personId);
    const otherAlone = await sheets.of(other.id, other.personId);
    await assessors.score(one.id, one.personId, { grid, score: 4, apart: { '1.1': 5 } });
    const afterBoth = await sheets.of(one.id, one.personId);

    expect(beforeMine).toMatchObject({ others: null, result: null, divergence: null, isOpen: true });
    expect(otherAlone).toMatchObject({ others: null, result: null, isOpen: false, totalHalves: 80 });
    expect(afterBoth?.others).toMatchObject([{ totalHalves: 80 }]);
    expect(JSON.stringify(afterBoth?.others)).not.toContain(other.personId);
    expect(afterBoth?.result).toMatchObject({ total: 81 });
  });

  it('keeps the two apart from a third reader who is still at work, and the third from them', async () => {
    await assessors.join(1);
    const file = await programme.fileInScoring();
    const [one, other] = await assessors.assignments(file);
    if (!one || !other) throw new Error('two readers');
    const grid = programme.grid('conceptNote');
    await assessors.score(one.id, one.personId, { grid, score: 2 });
    await assessors.score(other.id, other.personId, { grid, score: 5 });
    const third = (await assessors.assignments(file)).find(({ id }) => id !== one.id && id !== other.id);
    const sheets = programme.module.get(AssessmentSheets);

    expect(await sheets.of(one.id, one.personId)).toMatchObject({ others: null, result: null });
    expect(await sheets.of(third?.id ?? '', third?.personId ?? '')).toMatchObject({ others: null, result: null });
  });

  it('is nobody else’s', async () => {
    const file = await programme.fileInScoring();
    const [one, other] = await assessors.assignments(file);

    expect(await programme.module.get(AssessmentSheets).of(one?.id ?? '', other?.personId ?? '')).toBeNull();
  });

  it('comes with the proposal as it was handed in, without anything that names or reaches a person', async () => {
    const applicationId = await programme.fileInScoring();
    const sheets = programme.module.get(AssessmentSheets);

    const shown = await sheets.proposal({ applicationId, stage: 'conceptNote' }, 'shown');

    expect(shown?.parts).toEqual([
      { stage: 'conceptNote', answers: { first: { question: 'Answer of conceptNote' } }, before: null },
    ]);
    expect(shown?.organisation).toEqual({ name: 'Association', nameAr: null });
    expect(JSON.stringify(shown)).not.toContain('SECRET');
    expect((await sheets.proposal({ applicationId, stage: 'conceptNote' }, 'hidden'))?.organisation).toBeNull();
  });
});

describe('past assessments', () => {
  it('come newest first and page by page', async () => {
    const [me = ''] = people;
    const grid = programme.grid('conceptNote');
    for (let i = 0; i < 3; i += 1) {
      const file = await programme.fileInScoring();
      const mine = (await assessors.assignments(file)).find(({ personId }) => personId === me);
      await assessors.score(mine?.id ?? '', me, { grid, score: 4 });
    }
    const past = programme.module.get(PastAssessments);

    const first = await past.of(me, { limit: 2, after: null });
    const rest = await past.of(me, { limit: 2, after: first[1] ?? null });

    expect([...first, ...rest].map(({ code }) => code)).toEqual(
      ['0003', '0002', '0001'].map((number) => `${programme.file.code}-${number}`),
    );
    expect(first[0]).toMatchObject({ totalHalves: 80, resultHalves: null });
  });
});

describe('the progress of a stage', () => {
  it('adds up, and shows who reads what', async () => {
    const file = await programme.fileInScoring();
    await assessors.scoreAll(file, 'conceptNote', { score: 4 });
    await programme.fileInScoring({ lot: 'L2' });
    const progress = programme.module.get(RoundProgress);
    const all = { lot: null, show: 'all' as const, after: null, limit: 10 };

    const [done, open] = await progress.files(programme.callId, 'conceptNote', all);

    expect(await progress.summary(programme.callId, 'conceptNote')).toEqual({
      files: 2,
      complete: 1,
      required: 4,
      finals: 2,
      missing: 0,
    });
    expect(done).toMatchObject({ finals: 2, required: 2, resultHalves: 80 });
    expect(done?.readers.map(({ state, name }) => `${state} ${name}`).sort()).toEqual([
      'final Assessor 0',
      'final Assessor 1',
    ]);
    expect(open).toMatchObject({ lot: 'L2', finals: 0, resultHalves: null });
    expect(await progress.files(programme.callId, 'conceptNote', { ...all, show: 'open' })).toHaveLength(1);
    expect(await progress.files(programme.callId, 'conceptNote', { ...all, lot: 'L2' })).toHaveLength(1);
    expect(await progress.files(programme.callId, 'conceptNote', { ...all, show: 'missing' })).toHaveLength(0);
  });
});

describe('what somebody has to sign', () => {
  it('is every call in which they read or decide, until they did', async () => {
    const chair = await programme.person('Chair', 'chair');
    const [me = ''] = people;
    const impartiality = programme.module.get(Impartiality);

    expect(await impartiality.unsigned(chair)).toEqual([programme.file.code]);
    expect(await impartiality.unsigned(me)).toEqual([]);
    expect(await impartiality.declarationOf(programme.callId, me)).toMatchObject({
      text: 'I am impartial.',
      language: 'en',
    });
  });

  it('is asked of an assessor while a file is read, not once all are scored', async () => {
    const impartiality = programme.module.get(Impartiality);
    const file = await programme.fileInScoring();
    const late = await programme.person('Late', 'assessor');
    const during = await impartiality.unsigned(late);
    await assessors.scoreAll(file, 'conceptNote', { score: 4 });

    expect(during).toEqual([programme.file.code]);
    expect(await impartiality.unsigned(late)).toEqual([]);
  });

  it('lists the applicants that may be a conflict: an assessor’s own files, all for the committee', async () => {
    await assessors.join(2);
    const file = await programme.fileInScoring();
    const all = await programme.module.get(Impartiality).applicants(programme.callId, people[0] ?? '', 'all');
    const outsider = (
      await Promise.all(people.map(async (id) => [id, await assessors.assignments(file)] as const))
    ).find(([id, readers]) => !readers.some(({ personId }) => personId === id));
    const own = outsider
      ? await programme.module.get(Impartiality).applicants(programme.callId, outsider[0], 'assigned')
      : [];

    expect(all.map(({ applicationId }) => applicationId)).toEqual([file]);
    expect(own).toEqual([]);
  });
});
