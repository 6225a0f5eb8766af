import { randomUUID } from 'node:crypto';
import { type Call, type CallFile, Calls, FormCorrections, type Page, type Question } from '#libs/calls';
import { ApplicationFile } from '../queries/application-file.js';
import { CallsOfFiles } from '../persistence/calls-of-files.js';
import { Submitted } from '../queries/submitted.js';
import { keptAnswers } from '../draft/kept-answers.js';
import { stageDraft } from '../draft/stage-draft.js';
import { homedPages } from '../draft/homed-pages.js';
import { ApplicationsDesk, by, editor } from '../testing/applications-desk.js';
import { SaveAnswers } from './save-answers.js';

let desk: ApplicationsDesk;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
});

afterAll(() => desk.close());

const SAID = { fr: 'Nouveau libellé', ar: 'صياغة جديدة', en: 'New wording' };

/** The concept note with other pages, as the office would correct it. */
function withPages(file: CallFile, change: (pages: readonly Page[]) => Page[]): CallFile {
  const { conceptNote } = file.forms;
  if (!conceptNote) throw new Error('The call has no concept note.');
  return { ...file, forms: { ...file.forms, conceptNote: { ...conceptNote, pages: change(conceptNote.pages) } } };
}

/** The last free text of the first page, and one of the second: neither is needed by a rule or a condition. */
function freeTexts(call: Call): readonly [Question, Question] {
  const pages = call.form('conceptNote').pages;
  const texts = pages.map(({ questions }) =>
    questions.findLast(({ type, id }) => type === 'longText' && id !== 'title'),
  );
  const [one, other] = texts.filter((question) => question !== undefined);
  if (!one || !other) throw new Error('The form has no two pages with texts.');
  return [one, other];
}

const pageOf = (call: Call, question: Question) =>
  call.form('conceptNote').pages.find(({ questions }) => questions.some(({ id }) => id === question.id))?.id ?? '';

async function correct(call: Call, file: CallFile): Promise<Call> {
  const proposed = {
    id: randomUUID(),
    callId: call.id,
    basedOn: call.revision,
    file,
    reason: 'A question was unclear.',
    proposedBy: 'olga',
    proposedAt: new Date(),
  };
  await desk.sql.transaction(async (tx) => {
    await desk.get(FormCorrections).propose(tx, proposed);
    await desk.get(FormCorrections).make(tx, proposed, { by: 'aziz', at: new Date() });
  });
  return desk.get(Calls).of(null, call.id);
}

const without = (id: string) => (pages: readonly Page[]) =>
  pages
    .map((page) => ({ ...page, questions: page.questions.filter((question) => question.id !== id) }))
    .filter(({ questions }) => questions.length > 0);

const labelOf = (call: Call, id: string) =>
  call
    .form('conceptNote')
    .pages.flatMap(({ questions }) => questions)
    .find((question) => question.id === id)?.label.en;

const save = (applicationId: string, page: string, answers: Record<string, string>, basedOn: number) =>
  desk.get(SaveAnswers).execute({ ...by(editor), applicationId, stage: 'conceptNote', page, answers, basedOn });

describe('the form of a call that was corrected after publication', () => {
  it('is the form of today where one writes, and the old one of what was handed in', async () => {
    const call = await desk.aCall();
    const [kept] = freeTexts(call);
    const [submitted, draft] = [await desk.aDraft(call), await desk.aDraft(call)];
    await desk.complete(call, submitted);
    await desk.submit(submitted);
    const reworded = withPages(call.file, (pages) =>
      pages.map((page) => ({
        ...page,
        questions: page.questions.map((one) => (one.id === kept.id ? { ...one, label: SAID } : one)),
      })),
    );

    const today = await correct(call, reworded);

    expect(labelOf(today, kept.id)).toBe(SAID.en);
    const seen = await desk.get(Submitted).latest(submitted, 'conceptNote');
    const then = await desk.get(Calls).atRevision(null, call.id, seen?.content.call.revision ?? 0);
    expect(labelOf(then, kept.id)).toBe(kept.label.en);
    // While it may still be replaced, it is written with the form of today; afterwards it is read with its own.
    const of = (states: string[]) => desk.get(CallsOfFiles).of(null, { id: submitted, callId: call.id, states });
    expect(labelOf(await of(['submitted.conceptNote']), kept.id)).toBe(SAID.en);
    expect(labelOf(await of(['eligibilityCheck.clarification']), kept.id)).toBe(kept.label.en);
    expect(labelOf(await desk.get(CallsOfFiles).of(null, await fileOf(draft)), kept.id)).toBe(SAID.en);
    expect((await desk.get(Calls).asOf(call.id, new Date(Date.now() - 30_000))).file).toEqual(call.file);
  });

  it('changes in no other way, and no revision is ever changed', async () => {
    const call = await desk.aCall();
    const file = JSON.stringify({ ...call.file, currency: 'EUR' });
    const change = `update call set file = $2, revision = nextval('call_revision') where id = $1`;
    await expect(desk.sql.query(change, [call.id, file])).rejects.toThrow('frozen');
    await correct(call, { ...call.file, version: call.file.version + 1 });
    const alter = `update call_document set file = $2 where call_id = $1`;
    await expect(desk.sql.query(alter, [call.id, file])).rejects.toThrow('never changed');
    const decide = `update form_correction set reason = 'x' where call_id = $1`;
    await expect(desk.sql.query(decide, [call.id])).rejects.toThrow('decided once');
  });

  it('loses nothing: what a removed or moved question was answered is kept, also from a page that is still open', async () => {
    const call = await desk.aCall();
    const [gone, moved] = freeTexts(call);
    const id = await desk.aDraft(call);
    const [pageOfGone, pageOfMoved] = [pageOf(call, gone), pageOf(call, moved)];
    await save(id, pageOfGone, { [gone.id]: 'What we had written' }, 0);
    await save(id, pageOfMoved, { [moved.id]: 'Goes along' }, 0);

    const today = await correct(
      call,
      withPages(call.file, (pages) =>
        without(moved.id)(without(gone.id)(pages)).map((page) =>
          page.id === pageOfGone ? { ...page, questions: [...page.questions, moved] } : page,
        ),
      ),
    );

    const documents = await desk.get(Calls).documentsOf(null, today);
    const draftOf = async () => stageDraft(today, 'conceptNote', await homed(today, id));
    expect((await draftOf()).answers[moved.id]).toBe('Goes along');
    expect(keptAnswers(today, documents, await fileOf(id))).toMatchObject([
      { page: pageOfGone, question: { id: gone.id }, answer: 'What we had written' },
    ]);
    // A tab that was opened before the correction saves what it shows.
    await save(id, pageOfGone, { [gone.id]: 'What we had written, and more' }, 1);
    await save(id, pageOfMoved, { [moved.id]: 'Goes along, and more' }, 1);
    expect((await draftOf()).answers[moved.id]).toBe('Goes along, and more');
    expect(keptAnswers(today, documents, await fileOf(id))).toMatchObject([
      { question: { id: gone.id }, answer: 'What we had written, and more' },
    ]);
    // Emptied where it stands now: empty it stays. What was in the old place is not lost either.
    const { version } = await pageNamed(today, id, pageOfGone);
    await save(id, pageOfGone, { [moved.id]: '' }, version);
    expect((await draftOf()).answers[moved.id]).toBe('');
    expect(keptAnswers(today, documents, await fileOf(id)).map(({ question }) => question.id)).toEqual([
      gone.id,
      moved.id,
    ]);
  });

  it('hands in only what it asks for', async () => {
    const call = await desk.aCall();
    const [gone] = freeTexts(call);
    const id = await desk.aDraft(call);
    await desk.complete(call, id);
    await correct(call, withPages(call.file, without(gone.id)));
    await desk.submit(id);
    const submitted = await desk.get(Submitted).latest(id, 'conceptNote');
    const answers = Object.values(submitted?.content.answers.conceptNote ?? {});
    expect(answers.some((page) => gone.id in page)).toBe(false);
    expect(answers.length).toBeGreaterThan(0);
  });
});

const fileOf = (id: string) => desk.get(ApplicationFile).of(id);

async function homed(call: Call, id: string) {
  const file = await fileOf(id);
  return { ...file, pages: homedPages(call, file.pages) };
}

async function pageNamed(call: Call, id: string, name: string) {
  const { pages } = await homed(call, id);
  const found = pages.find((one) => one.page === name);
  if (!found) throw new Error('The page is not there.');
  return found;
}
