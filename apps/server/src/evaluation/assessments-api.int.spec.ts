import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ApiClient } from '../testing/api-client.js';
import { emailOf, EvaluationHouse } from '../testing/evaluation-house.js';
import { testServer } from '../testing/test-server.js';

let database: TestDatabase;
let app: NestFastifyApplication;
let house: EvaluationHouse;
let code: string;

beforeAll(async () => {
  database = await testDatabase();
  app = await testServer(database.url);
  house = await EvaluationHouse.in(app);
  code = house.programme.file.code;
}, 60_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

const SCORED = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '2.5'];
const LONG = 'A well founded judgement in enough words.';

describe('the API of an assessor', () => {
  it('takes a file from the queue to a final assessment', async () => {
    await house.person('Chaimae', 'assessor');
    await house.programme.fileInScoring({ title: 'Tissage' });
    const api = await ApiClient.signedIn(app, emailOf('Chaimae'));
    const base = `/api/v1/calls/${code}/impartiality`;

    const unsigned = await api.send('GET', '/api/v1/assessments');
    const { toSign } = (await api.send('GET', base)).json<{ toSign: object }>();
    const otherWords = await api.send('POST', base, { ...toSign, text: 'I may be impartial.' });
    const signed = await api.send('POST', base, toSign);
    const queue = await api.send('GET', '/api/v1/assessments');
    const { next } = queue.json<{ items: { next: string }[] }>().items[0] ?? { next: '' };
    const sheet = await api.send('GET', `/api/v1/assessments/${next}`);
    const scores = Object.fromEntries(SCORED.map((id) => [id, 4]));
    const draft = { scores, comments: { '1': LONG, '2': LONG } };
    const withoutVersion = await api.send('PUT', `/api/v1/assessments/${next}`, draft);
    const saved = await api.send('PUT', `/api/v1/assessments/${next}`, draft, {
      'if-match': String(sheet.headers.etag),
    });
    const stale = await api.send('PUT', `/api/v1/assessments/${next}`, draft, {
      'if-match': String(sheet.headers.etag),
    });
    const key = { 'idempotency-key': 'final-once-1' };
    const final = await api.send('POST', `/api/v1/assessments/${next}/submission`, {}, key);
    const again = await api.send('POST', `/api/v1/assessments/${next}/submission`, {}, key);
    const past = await api.send('GET', '/api/v1/assessments/past');

    expect(unsigned.json()).toMatchObject({ items: [{ hasDeclared: false, files: [], next: null }] });
    expect([otherWords.statusCode, signed.statusCode]).toEqual([422, 204]);
    expect(saved.headers.etag).toBe('"1"');
    expect(sheet.json()).toMatchObject({ grid: 'prag-cn-b', isOpen: true, others: null, proposal: { lot: 'L1' } });
    expect(sheet.body).not.toContain('SECRET');
    expect([withoutVersion.statusCode, saved.statusCode, stale.statusCode]).toEqual([428, 200, 412]);
    expect([final.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual(final.json());
    expect(past.json()).toMatchObject({ items: [{ totalHalves: 80 }], next: null });
  });

  it('hides what is not theirs, and refuses before the declaration', async () => {
    await house.person('Driss', 'assessor');
    const api = await ApiClient.signedIn(app, emailOf('Driss'));
    const [row] = await house.programme.database.query<{ id: string }>(
      'select a.id from assignment a where a.ended_at is null limit 1',
    );

    const foreign = await api.send('GET', `/api/v1/assessments/${row?.id ?? ''}`);

    expect(foreign.statusCode).toBe(404);
  });
});
