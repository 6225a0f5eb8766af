import { systemActor } from '#libs/kernel';
import type { Call } from '#libs/calls';
import { AnswersChangedMeanwhile } from '../domain/answers.js';
import { ApplicationsDesk, by, completeBudget, editor, signatory } from '../testing/index.js';
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

  it('does not overwrite what somebody else saved in between', async () => {
    await save({ answers: { title: 'Mine' } });

    const refused: unknown = await save({ ...by(signatory), answers: { title: 'Yours' } }).catch(
      (error: unknown) => error,
    );

    expect(refused).toBeInstanceOf(AnswersChangedMeanwhile);
    expect(refused).toMatchObject({ stored: { answers: { title: 'Mine' }, version: 1 } });
  });

  it('of two at once keeps one and tells the other', async () => {
    const outcomes = await Promise.allSettled([
      save({ answers: { title: 'A' } }),
      save({ ...by(signatory), answers: { title: 'B' } }),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await storedPage())?.version).toBe(1);
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

  it('keeps it as typed', async () => {
    const open = await desk.aCall(9, 'grant.open-call');
    id = await desk.aDraft(open);
    const budget = { ...completeBudget(open), indirect: 'seven' };

    await desk
      .get(SaveBudget)
      .execute({ ...by(editor), applicationId: id, stage: 'fullApplication', budget, basedOn: 0 });

    expect(await storedPage('budget')).toMatchObject({ answers: budget, version: 1 });
  });
});
