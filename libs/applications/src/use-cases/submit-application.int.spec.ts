import { randomUUID } from 'node:crypto';
import type { Call } from '#libs/calls';
import { Engine } from '#libs/engine';
import { systemActor } from '#libs/kernel';
import { TransitionRefused } from '#libs/workflow';
import { contentHash } from '../draft/frozen-content.js';
import { Submitted } from '../queries/submitted.js';
import { anApplicant, ApplicationsDesk, by, editor, person, signatory } from '../testing/index.js';
import { SaveAnswers } from './save-answers.js';

let desk: ApplicationsDesk;
let call: Call;

beforeAll(async () => {
  desk = await ApplicationsDesk.open();
  call = await desk.aCall();
});
afterAll(() => desk.close());

async function aCompleteDraft(of: Call = call): Promise<string> {
  const id = await desk.aDraft(of);
  await desk.complete(of, id);
  return id;
}

function deadline(of: Call = call): number {
  const at = of.deadlineOf('conceptNote');
  if (!at) throw new Error('The call has a deadline.');
  return at.getTime();
}

const reasonsOf = (error: unknown) =>
  error instanceof TransitionRefused ? error.reasons.map(({ code }) => code) : error;

describe('submitting an application', () => {
  it('freezes what was written, with a hash that anybody can compute again', async () => {
    const id = await aCompleteDraft();

    const proof = await desk.submit(id);
    const submitted = await desk.get(Submitted).byReceipt(proof.receiptCode);

    expect(submitted).toMatchObject({
      n: 1,
      stage: 'conceptNote',
      applicationCode: proof.code,
      requestedMinor: 100_000_000,
      content: {
        title: 'Ateliers de couture à Fnideq',
        request: { months: 12 },
        applicant: { name: 'Association Amal' },
      },
    });
    expect(submitted && contentHash(submitted.content)).toBe(proof.contentHash);
    expect((await desk.instance(id)).state).toBe('submitted.conceptNote');
  });

  it.each([
    ['the last millisecond before the deadline', -1, 'submitted.conceptNote'],
    ['the instant of the deadline', 0, 'draft.conceptNote'],
  ])('at %s is decided by the arrival of the request', async (_title, offset, state) => {
    const id = await aCompleteDraft();

    const outcome = await desk
      .submit(id, { arrivedAt: new Date(deadline() + offset) })
      .then(() => 'accepted', reasonsOf);

    expect(outcome).toEqual(offset < 0 ? 'accepted' : ['guard.beforeDeadline']);
    expect((await desk.instance(id)).state).toBe(state);
  });

  it('ten at once across the instant shows two outcomes and no third', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => aCompleteDraft()));

    const outcomes = await Promise.all(
      ids.map((id, i) =>
        desk.submit(id, { arrivedAt: new Date(deadline() - 5 + i) }).then(() => 'accepted', reasonsOf),
      ),
    );

    expect(outcomes).toEqual([
      ...Array.from({ length: 5 }, () => 'accepted'),
      ...Array.from({ length: 5 }, () => ['guard.beforeDeadline']),
    ]);
  });

  it('names everything that is missing and stores nothing', async () => {
    const id = await desk.aDraft(call);

    const refused: unknown = await desk.submit(id).catch((error: unknown) => error);

    expect(reasonsOf(refused)).toEqual(['guard.applicationComplete']);
    expect(refused).toMatchObject({
      reasons: [{ params: { count: 6, list: 'project, relevance, people, design, declaration' } }],
    });
    expect((await desk.file(id)).submissions).toEqual([]);
    expect((await desk.file(id)).code).toBeNull();
  });

  it('is for the signatory', async () => {
    const id = await aCompleteDraft();

    expect(await desk.submit(id, { actor: editor }).catch(reasonsOf)).toEqual(['permission']);
  });

  it('is for nobody outside the organisation', async () => {
    const id = await aCompleteDraft();

    await expect(desk.submit(id, { actor: person(randomUUID(), 'officer') })).rejects.toMatchObject({
      code: 'applications.not-yours',
    });
  });

  it('a second time replaces the first version, which is kept', async () => {
    const id = await aCompleteDraft();
    const first = await desk.submit(id);
    const { version } = (await desk.file(id)).pages.find(({ page }) => page === 'partners') ?? { version: 0 };
    await desk.get(SaveAnswers).execute({
      ...by(signatory),
      applicationId: id,
      stage: 'conceptNote',
      page: 'partners',
      answers: { coApplicants: [] },
      basedOn: version,
    });

    const second = await desk.submit(id);

    expect(second).toMatchObject({ n: 2, code: first.code });
    expect(second.contentHash).not.toBe(first.contentHash);
    expect(await desk.get(Submitted).byReceipt(first.receiptCode)).toMatchObject({ n: 1, isReplaced: true });
    expect(await desk.get(Submitted).latest(id, 'conceptNote')).toMatchObject({ n: 2, isReplaced: false });
  });

  it('twice with one key is one submission', async () => {
    const id = await aCompleteDraft();
    const key = randomUUID();
    const applicant = anApplicant();

    const [first, second] = await Promise.all([
      desk.submit(id, { key, applicant }),
      desk.submit(id, { key, applicant }),
    ]);

    expect(second).toEqual(first);
    expect((await desk.file(id)).submissions).toHaveLength(1);
  });

  it('numbers the applications of a call without a gap, however many come at once', async () => {
    const other = await desk.aCall();
    const ids = await Promise.all(Array.from({ length: 6 }, () => aCompleteDraft(other)));

    const proofs = await Promise.all(ids.map((id) => desk.submit(id)));

    expect(proofs.map(({ code }) => code).sort()).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `${other.code}-000${number}`),
    );
  });

  it('cannot be changed afterwards, not even in the database', async () => {
    const id = await aCompleteDraft();
    await desk.submit(id);

    for (const attempt of [
      `update submission set content = '{}' where application_id = $1`,
      'delete from submission where application_id = $1',
    ]) {
      await expect(desk.sql.query(attempt, [id])).rejects.toThrow('never changed');
    }
  });

  it.each([
    ['800000', 'submitted.fullApplication'],
    ['799999.99', ['guard.contributionWithinTwentyPercent']],
  ])(
    'of a full application that asks for %s, where the concept note asked for 1,000,000',
    async (requested, outcome) => {
      const id = await aCompleteDraft();
      await desk.submit(id);
      await invited(id);
      await desk.complete(call, id, 'fullApplication', requested);

      const submitted = desk.submit(id).then(async () => (await desk.instance(id)).state, reasonsOf);

      expect(await submitted).toEqual(outcome);
    },
  );

  it('under an open call carries both parts at once', async () => {
    const open = await desk.aCall(9, 'grant.open-call');
    const id = await desk.aDraft(open);
    await desk.complete(open, id, 'conceptNote');
    await desk.complete(open, id, 'fullApplication');

    const { receiptCode } = await desk.submit(id);

    const submitted = await desk.get(Submitted).byReceipt(receiptCode);
    expect(submitted?.content.stages).toEqual(['conceptNote', 'fullApplication']);
    expect(Object.keys(submitted?.content.answers.fullApplication ?? {})).toContain('budget');
    expect(submitted?.requestedMinor).toBe(100_000_000);
  });
});

describe('an assessor', () => {
  it('reads the proposal without contact data and names of people', async () => {
    const id = await aCompleteDraft();
    const applicant = anApplicant({ address: 'CANARY-STREET', phone: 'CANARY-PHONE' });
    await desk.submit(id, { applicant });

    const [shown, hidden] = await Promise.all(
      (['shown', 'hidden'] as const).map((name) => desk.get(Submitted).forAssessor(id, 'conceptNote', name)),
    );

    expect(JSON.stringify(shown)).not.toMatch(/CANARY|Amina Bennis/);
    expect(shown?.organisationName).toBe('Association Amal');
    expect(JSON.stringify(hidden)).not.toContain('Association Amal');
  });
});

/** The way of a short-listed concept note, as timers, officers, assessors and the committee make it. */
async function invited(id: string): Promise<void> {
  const officer = person(randomUUID(), 'officer');
  const chair = person(randomUUID(), 'chair');
  const checkId = randomUUID();
  await desk.happen(id, 'submissionDeadlinePassed', {}, systemActor('timer'));
  await desk.happen(id, 'administrativeCheckPassed', { checkId }, officer);
  await desk.happen(id, 'eligibilityConfirmed', { checkId }, officer);
  for (const assessor of [person(randomUUID(), 'assessor'), person(randomUUID(), 'assessor')]) {
    await desk.happen(id, 'assessmentFinalised', { assessmentId: randomUUID(), required: 2 }, assessor);
  }
  await desk.happen(id, 'shortListed', { decisionId: randomUUID(), rank: 1, total: 40 }, chair);
  expect((await desk.get(Engine).read(id)).state).toBe('draft.fullApplication');
}
