import { randomUUID } from 'node:crypto';
import { aPdf, completeStage } from '#testing/applications';
import type { ApiClient } from '../testing/api-client.js';
import { ApplicationPortal } from '../testing/application-portal.js';

let portal: ApplicationPortal;
let program: ApiClient;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
beforeEach(async () => {
  program = await portal.anApplicantProgram();
});
afterAll(() => portal.close());

const root = '/api/v1/applications';

async function aStarted(of: ApiClient = program): Promise<string> {
  const me = (await of.send('GET', '/api/v1/me')).json<{ organisations: { organisationId: string }[] }>();
  const organisationId = me.organisations[0]?.organisationId;
  const started = await of.send('POST', root, { call: portal.call.code, lot: 'L1', organisationId });
  return started.json<{ id: string }>().id;
}

async function aComplete(): Promise<string> {
  const id = await aStarted();
  for (const { page, answers } of completeStage(portal.call, 'conceptNote')) {
    await program.send('PUT', `${root}/${id}/answers/conceptNote/${page}`, answers, { 'if-match': '"0"' });
  }
  for (const { kind } of portal.call.documents('conceptNote').filter(({ required }) => required)) {
    const file = { field: 'file', name: `${kind}.pdf`, content: aPdf(kind) };
    await program.upload(`${root}/${id}/documents/conceptNote/${kind}`, {}, file);
  }
  return id;
}

describe('calls by program', () => {
  it('can be read by everybody, with every question', async () => {
    const [list, call] = await Promise.all([
      portal.app.inject('/api/v1/calls'),
      portal.app.inject(`/api/v1/calls/${portal.call.code}`),
    ]);

    expect(list.json()).toMatchObject({ items: [{ code: portal.call.code, isOpen: true }], next: null });
    expect(call.json()).toMatchObject({
      dates: expect.arrayContaining([
        {
          name: 'conceptNoteDeadline',
          local: expect.any(String),
          at: portal.call.deadlineOf('conceptNote')?.toISOString(),
        },
      ]),
      forms: { conceptNote: { pages: expect.any(Array) } },
    });
    expect(call.json()).not.toHaveProperty('checks');
  });
});

describe('an application by program', () => {
  it('goes from its start to its receipt', async () => {
    const id = await aComplete();

    const before = await program.send('GET', `${root}/${id}`);
    const proof = await program.send('POST', `${root}/${id}/submissions`, { declared: true });
    const receipt = await program.send('GET', String(proof.headers.location));

    expect(before.json()).toMatchObject({ missing: [], openStages: ['conceptNote'], states: ['draft.conceptNote'] });
    expect(proof.statusCode).toBe(201);
    expect(receipt.json()).toMatchObject({
      contentHash: proof.json().contentHash,
      requestedMinor: 100_000_000,
      content: { title: 'Ateliers de couture à Fnideq' },
    });
  });

  it('says what is wrong with answers and keeps them', async () => {
    const id = await aStarted();
    const path = `${root}/${id}/answers/conceptNote/project`;

    const saved = await program.send('PUT', path, { title: 'Ateliers', months: 'treize' }, { 'if-match': '"0"' });
    const stored = await program.send('GET', path);

    expect(saved.headers.etag).toBe('"1"');
    expect(saved.json().faults).toContainEqual(
      expect.objectContaining({ question: 'months', code: 'notANumber', message: expect.any(String) }),
    );
    expect(stored.headers.etag).toBe('"1"');
    expect(stored.json()).toMatchObject({ answers: { title: 'Ateliers', months: 'treize' } });
  });

  it.each([
    ['without a version', {}, 428],
    ['with a version that somebody else has changed', { 'if-match': '"0"' }, 409],
    ['with the present version', { 'if-match': '"1"' }, 200],
  ])('is written %s', async (_title, headers, status) => {
    const id = await aStarted();
    const path = `${root}/${id}/answers/conceptNote/project`;
    await program.send('PUT', path, { title: 'A' }, { 'if-match': '"0"' });

    expect((await program.send('PUT', path, { title: 'B' }, headers)).statusCode).toBe(status);
  });

  it('is told both values of an answer that somebody else changed, and everything else is saved', async () => {
    const id = await aStarted();
    const path = `${root}/${id}/answers/conceptNote/project`;
    await program.send('PUT', path, { title: 'A' }, { 'if-match': '"0"' });

    const answer = await program.send('PUT', path, { title: 'B', months: '12' }, { 'if-match': '"0"' });

    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      code: 'applications.answers-contested',
      contested: [{ question: 'title', mine: 'B', theirs: 'A' }],
    });
    expect(answer.headers.etag).toBe('"2"');
    expect((await program.send('GET', path)).json()).toMatchObject({ answers: { title: 'A', months: '12' } });
  });

  it('is submitted once for one idempotency key', async () => {
    const id = await aComplete();
    const headers = { 'idempotency-key': randomUUID() };

    const first = await program.send('POST', `${root}/${id}/submissions`, { declared: true }, headers);
    const second = await program.send('POST', `${root}/${id}/submissions`, { declared: true }, headers);

    expect(second.json()).toEqual(first.json());
    expect((await program.send('GET', `${root}/${id}`)).json().submissions).toHaveLength(1);
  });

  it('that is incomplete is refused with the reasons', async () => {
    const id = await aStarted();

    const refused = await program.send('POST', `${root}/${id}/submissions`, { declared: true });
    const actions = await program.send('GET', `${root}/${id}/actions`);

    expect(refused.statusCode).toBe(409);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json()).toMatchObject({ reasons: [expect.objectContaining({ code: 'guard.applicationComplete' })] });
    expect(actions.json().items).toContainEqual(
      expect.objectContaining({
        event: 'applicationSubmitted',
        allowed: false,
        until: portal.call.deadlineOf('conceptNote')?.toISOString(),
        reasons: [expect.objectContaining({ message: expect.stringContaining('Le projet en bref') })],
      }),
    );
  });

  it.each([
    [
      'a document that is none',
      { name: 'a.pdf', content: Buffer.from('<html></html>') },
      'conceptNote/declaration',
      422,
    ],
    ['a kind that is not asked for', { name: 'a.pdf', content: aPdf('x') }, 'conceptNote/diary', 422],
    ['a set that is not open', { name: 'a.pdf', content: aPdf('x') }, 'legalFile/statutes', 409],
    ['a set that does not exist', { name: 'a.pdf', content: aPdf('x') }, 'attic/statutes', 404],
  ])('refuses %s', async (_title, file, place, status) => {
    const id = await aStarted();

    const answer = await program.upload(`${root}/${id}/documents/${place}`, {}, { field: 'file', ...file });

    expect(answer.statusCode).toBe(status);
  });

  it('is nothing for strangers', async () => {
    const id = await aComplete();
    const stranger = await portal.anApplicantProgram();

    const answers = await Promise.all(
      ['', '/actions', '/documents', '/clarifications', '/answers/conceptNote/project'].map((rest) =>
        stranger.send('GET', `${root}/${id}${rest}`),
      ),
    );
    const written = await stranger.send('PUT', `${root}/${id}/answers/conceptNote/project`, {}, { 'if-match': '"1"' });

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404]);
    expect(written.statusCode).toBe(404);
  });

  it.each([{ declared: false }, { declared: true, role: 'officer' }, {}])('is not submitted by %j', async (body) => {
    const id = await aComplete();

    expect((await program.send('POST', `${root}/${id}/submissions`, body)).statusCode).toBe(422);
  });
});

describe('the office by program', () => {
  it('checks a file from the list to the decision', async () => {
    const id = await portal.anOpened(await portal.anApplicant());
    const { program: officer } = await portal.aStaffMember('officer');

    const list = await officer.send('GET', `/api/v1/files?group=waiting&call=${portal.call.code}&limit=100`);
    const checklist = await officer.send('GET', `/api/v1/files/${id}/checks/administrative`);
    const lines = checklist.json<{ lines: { line: string }[] }>().lines.map(({ line }) => ({ line, answer: 'yes' }));
    const decision = await officer.send('POST', `/api/v1/files/${id}/checks/administrative`, { lines });
    const asked = await officer.send('POST', `/api/v1/files/${id}/clarifications`, { question: 'Late?' });

    expect(list.json<{ items: { id: string }[] }>().items.map((item) => item.id)).toContain(id);
    expect(checklist.json().lines).toContainEqual(expect.objectContaining({ line: 'inTime', verdict: 'yes' }));
    expect(decision.json()).toMatchObject({ outcome: 'passed' });
    expect(asked.statusCode).toBe(409);
    expect((await officer.send('GET', `/api/v1/files/${id}`)).json()).toMatchObject({
      states: ['eligibilityCheck.eligibility'],
      checks: [{ kind: 'administrative', outcome: 'passed' }],
    });
  });

  it('asks and gets its answer', async () => {
    const id = await aComplete();
    await program.send('POST', `${root}/${id}/submissions`, { declared: true });
    const { program: officer } = await portal.aStaffMember('officer');
    await portal.pass(id);

    const { clarificationId } = (
      await officer.send('POST', `/api/v1/files/${id}/clarifications`, { question: 'Where?' })
    ).json();
    const answered = await program.send('POST', `${root}/${id}/clarifications/${clarificationId}/answer`, {
      answer: 'Tétouan',
    });

    expect(answered.statusCode).toBe(204);
    expect((await officer.send('GET', `/api/v1/files/${id}`)).json().clarifications).toMatchObject([
      { question: 'Where?', answer: 'Tétouan' },
    ]);
  });
});
