import { systemActor } from '#libs/kernel';
import type { Call } from '#libs/calls';
import { Database } from '#libs/platform';
import { budgetFrom } from '../draft/budget-page.js';
import { AnswerHistory } from '../queries/answer-history.js';
import { ChangesOfBudget } from '../queries/changes-of-budget.js';
import { ApplicationsDesk, by, completeBudget, editor, signatory } from '../testing/index.js';
import { LookAround } from './look-around.js';
import { SaveAnswers, type SaveAnswersCommand } from './save-answers.js';
import { SaveBudget } from './save-budget.js';

let desk: ApplicationsDesk;
let call: Call;
let id: string;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
  call = await desk.aCall();
});
beforeEach(async () => {
  id = await desk.aDraft(call);
});
afterAll(() => desk.close());

const save = (change: Partial<SaveAnswersCommand>) =>
  desk.get(SaveAnswers).execute({
    ...by(editor),
    applicationId: id,
    stage: 'conceptNote',
    page: 'project',
    answers: {},
    basedOn: 0,
    ...change,
  });

const storedPage = async (page = 'project') => (await desk.file(id)).pages.find((one) => one.page === page);

describe('saving answers', () => {
  it('keeps them as typed, wrong ones too, and names the application by its title', async () => {
    await save({ answers: { title: ' Ateliers ', months: 'douze', unknown: 'x' } });

    expect(await storedPage()).toMatchObject({ answers: { title: ' Ateliers ', months: 'douze' }, version: 1 });
    expect(await storedPage()).not.toMatchObject({ answers: { unknown: 'x' } });
    expect((await desk.file(id)).title).toBe('Ateliers');
  });

  it('does not overwrite what somebody else answered in between, and saves everything else', async () => {
    await save({ answers: { title: 'Mine' } });

    const saved = await save({ ...by(signatory), answers: { title: 'Yours', months: '12' } });

    expect(saved).toMatchObject({ version: 2, contested: [{ question: 'title', mine: 'Yours', theirs: 'Mine' }] });
    expect(await storedPage()).toMatchObject({ answers: { title: 'Mine', months: '12' } });
  });

  it('of two at once keeps one and tells the other', async () => {
    const outcomes = await Promise.all([
      save({ answers: { title: 'A' } }),
      save({ ...by(signatory), answers: { title: 'B' } }),
    ]);

    expect(outcomes.flatMap(({ contested }) => contested)).toHaveLength(1);
    expect((await storedPage())?.version).toBe(1);
  });

  it('keeps how each answer came to be, with names and in an order that nobody can rewrite', async () => {
    await save({ answers: { title: 'A', months: '12' } });
    await save({ ...by(signatory), answers: { title: 'A 👩‍🔧 B' }, basedOn: 1 });
    const stored = await storedPage();
    if (!stored) throw new Error('Nothing was saved.');

    const history = await desk.get(AnswerHistory).of(id, stored);

    expect(history.map(({ question, before, after, changedBy }) => [question, before, after, changedBy])).toEqual([
      ['title', 'A', 'A 👩‍🔧 B', signatory.id],
      ['months', undefined, '12', editor.id],
      ['title', undefined, 'A', editor.id],
    ]);
    const rewriting = desk
      .get(Database)
      .query(`update application_answer_change set added = '' where application_id = $1`, [id]);
    await expect(rewriting).rejects.toThrow(/never changed/);
  });

  it('shows the people of one file to each other while they write, and what they changed', async () => {
    const here = { applicationId: id, stage: 'conceptNote', page: 'project', about: [] } as const;
    await desk.get(Database).query(
      `insert into person (id, email, name, language, created_at) values ($1, 'fatima@example.org', 'Fatima', 'fr', now())
       on conflict do nothing`,
      [editor.id],
    );
    await save({ answers: { title: 'A' } });
    await desk.get(LookAround).execute({ ...here, by: editor, since: 1 });

    const seen = await desk.get(LookAround).execute({ ...here, by: signatory, since: 0 });

    expect(seen.neighbours).toEqual([
      { name: 'Fatima', stage: 'conceptNote', page: 'project', since: expect.any(Date) },
    ]);
    expect(seen.changes).toMatchObject([{ question: 'title', version: 1, changedBy: editor.id, name: 'Fatima' }]);
    await desk.get(Database).query(`update application_presence set seen_at = seen_at - interval '1 minute'`);
    expect((await desk.get(LookAround).execute({ ...here, by: signatory, since: 1 })).neighbours).toEqual([]);
  });

  it('twice changes nothing the second time', async () => {
    await save({ answers: { title: 'A' } });

    expect(await save({ answers: { title: 'A' } })).toMatchObject({ version: 1 });
  });

  it.each([
    ['a page that the form does not have', { page: 'colours' }, 'applications.page-unknown'],
    ['a part that is not open yet', { stage: 'fullApplication', page: 'description' }, 'applications.not-open'],
  ] as const)('refuses %s', async (_title, change, code) => {
    await expect(save(change)).rejects.toMatchObject({ code });
  });

  it('is refused once the office has the file', async () => {
    await desk.complete(call, id);
    await desk.submit(id);
    await desk.happen(id, 'submissionDeadlinePassed', {}, systemActor('timer'));

    await expect(save({ answers: { title: 'Later' }, basedOn: 1 })).rejects.toMatchObject({
      code: 'applications.not-open',
    });
  });
});

describe('saving the budget', () => {
  it('is only for a part that has one', async () => {
    const command = { ...by(editor), applicationId: id, budget: completeBudget(call), basedOn: 0 };

    await expect(desk.get(SaveBudget).execute({ ...command, stage: 'conceptNote' })).rejects.toMatchObject({
      code: 'applications.page-unknown',
    });
  });

  it('does not overwrite a cell that somebody else changed in between, and tells who changed what', async () => {
    const open = await desk.aCall(9, 'grant.open-call');
    id = await desk.aDraft(open);
    const budget = completeBudget(open);
    const write = (indirect: string, requested: string, basedOn: number) =>
      desk.get(SaveBudget).execute({
        ...by(editor),
        applicationId: id,
        stage: 'fullApplication',
        budget: { ...budget, indirect, requested },
        basedOn,
      });
    await write('1', '1', 0);
    await write('2', '1', 1);

    expect(await write('1', '3', 1)).toMatchObject({ version: 3 });
    const contested = [{ question: 'indirect', mine: '4', theirs: '2' }];
    expect(await write('4', '3', 1)).toMatchObject({ version: 3, contested });
    const stored = await storedPage('budget');
    expect(stored).toMatchObject({ answers: { indirect: '2', requested: '3' } });
    if (!stored) throw new Error('There is no budget.');
    expect(await desk.get(ChangesOfBudget).since(id, stored, 1)).toMatchObject({
      cells: [
        { question: 'indirect', version: 2 },
        { question: 'requested', version: 3 },
      ],
      rowsAdded: [],
    });
  });

  it('keeps it as typed', async () => {
    const open = await desk.aCall(9, 'grant.open-call');
    id = await desk.aDraft(open);
    const budget = { ...completeBudget(open), indirect: 'seven' };

    await desk
      .get(SaveBudget)
      .execute({ ...by(editor), applicationId: id, stage: 'fullApplication', budget, basedOn: 0 });

    expect(budgetFrom((await storedPage('budget'))?.answers ?? {})).toEqual(budget);
  });
});
