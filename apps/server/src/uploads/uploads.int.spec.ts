import { createHash } from 'node:crypto';
import { Database, Uploads } from '#libs/platform';
import { aPdfFile } from '#testing/platform';
import type { ApiClient } from '../testing/api-client.js';
import { ApplicationPortal } from '../testing/application-portal.js';
import { csrfIn } from '../testing/browser.js';

const PIECE = 'application/offset+octet-stream';
const content = aPdfFile({ text: 'Statuts'.repeat(200) });
const half = Math.floor(content.length / 2);

let portal: ApplicationPortal;
let program: ApiClient;
let id: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
});
afterAll(() => portal.close());
beforeEach(async () => {
  program = await portal.anApplicantProgram();
  const mine = (await program.send('GET', '/api/v1/organisations')).json<{ items: { id: string }[] }>();
  const body = { call: portal.call.code, lot: 'L1', organisationId: mine.items[0]?.id };
  id = (await program.send('POST', '/api/v1/applications', body)).json<{ id: string }>().id;
});

const tus = { 'tus-resumable': '1.0.0' };
const encoded = (text: string | Buffer) => Buffer.from(text).toString('base64');
const place = (kind = 'declaration', set = 'conceptNote') => `applications/${id}/${set}/${kind}`;
const metadata = (fileName: string, destination = place()) =>
  `filename ${encoded(fileName)},destination ${encoded(destination)}`;

const begin = (headers: Readonly<Record<string, string>> = {}, by = program) =>
  by.send('POST', '/api/v1/uploads', undefined, {
    ...tus,
    'upload-length': String(content.length),
    'upload-metadata': metadata('statuts.pdf'),
    ...headers,
  });

async function begun(): Promise<string> {
  return String((await begin()).headers.location);
}

const send = (url: string, offset: number, piece: Buffer, headers: Readonly<Record<string, string>> = {}) =>
  program.send('PATCH', url, piece, { ...tus, 'upload-offset': String(offset), 'content-type': PIECE, ...headers });

const head = (url: string, by = program) => by.send('HEAD', url, undefined, tus);
const documents = async () =>
  (await program.send('GET', `/api/v1/applications/${id}/documents`)).json<{ items: { name: string }[] }>().items;

describe('an upload in pieces', () => {
  it('goes on where it stopped, and is a document when the last piece is there', async () => {
    const url = await begun();
    expect((await send(url, 0, content.subarray(0, half))).headers['upload-offset']).toBe(String(half));
    expect(await documents()).toEqual([]);

    const told = await head(url);
    const last = await send(url, half, content.subarray(half));

    expect(told.headers).toMatchObject({ 'upload-offset': String(half), 'upload-length': String(content.length) });
    expect(told.headers['upload-expires']).toBeDefined();
    expect([last.statusCode, await documents()]).toEqual([204, [expect.objectContaining({ name: 'statuts.pdf' })]]);
  });

  it('tells who did not hear the answer what became of the file, and takes it once', async () => {
    const url = await begun();
    await send(url, 0, content);

    const again = await send(url, content.length, Buffer.alloc(0));

    expect([again.statusCode, (await documents()).length]).toEqual([204, 1]);
  });

  it('is refused when all of it is there, with the reason, again and again', async () => {
    const script = aPdfFile({ objects: ['<< /S /JavaScript /JS (app.alert(1)) >>'] });
    const url = String((await begin({ 'upload-length': String(script.length) })).headers.location);

    const refusals = [await send(url, 0, script), await send(url, script.length, Buffer.alloc(0))];

    expect(refusals.map((answer) => answer.json<{ code: string }>().code)).toEqual([
      'files.pdf-actions',
      'files.pdf-actions',
    ]);
    expect(await documents()).toEqual([]);
  });

  it.each([
    ['ahead of what has arrived', 7],
    ['behind what has arrived', 2],
  ])('that says it is %s is told the truth', async (_title, offset) => {
    const url = await begun();
    await send(url, 0, content.subarray(0, 5));

    const answer = await send(url, offset, content.subarray(5));

    expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([409, '5']);
    expect((await head(url)).headers['upload-offset']).toBe('5');
  });

  it('takes no more than was said', async () => {
    const url = String((await begin({ 'upload-length': '10' })).headers.location);

    expect((await send(url, 0, content)).statusCode).toBe(413);
  });

  it('keeps nothing of a piece whose checksum differs', async () => {
    const url = await begun();
    const piece = content.subarray(0, half);
    const digest = createHash('sha256').update(piece).digest('base64');

    const wrong = await send(url, 0, Buffer.from(piece).fill(0, 3, 5), { 'upload-checksum': `sha256 ${digest}` });
    const offset = (await head(url)).headers['upload-offset'];
    const right = await send(url, 0, piece, { 'upload-checksum': `sha256 ${digest}` });

    expect([wrong.statusCode, offset, right.statusCode]).toEqual([460, '0', 204]);
  });

  it('can be given up', async () => {
    const url = await begun();
    await send(url, 0, content.subarray(0, half));

    expect((await program.send('DELETE', url, undefined, tus)).statusCode).toBe(204);
    expect((await head(url)).statusCode).toBe(404);
  });

  it('is nobody else’s', async () => {
    const [url, stranger] = [await begun(), await portal.anApplicantProgram()];

    expect((await head(url, stranger)).statusCode).toBe(404);
    expect((await begin({}, stranger)).statusCode).toBe(404);
  });

  it('is over after three days without a sign of life, and its bytes are gone', async () => {
    const url = await begun();
    await send(url, 0, content.subarray(0, half));
    await portal.sql.query(`update upload u set expires_at = minha_now() - interval '1 second'`);

    expect((await head(url)).statusCode).toBe(404);
    expect(await portal.app.get(Uploads, { strict: false }).tidyUp()).toBeGreaterThan(0);
    const [left] = await portal.app
      .get(Database, { strict: false })
      .query<{ n: number }>('select count(*)::int as n from upload');
    expect(left?.n).toBe(0);
  });
});

describe('beginning an upload', () => {
  it.each([
    ['that is larger than the call allows', () => ({ 'upload-length': '5000001' }), 413],
    ['without a length', () => ({ 'upload-length': '-1' }), 400],
    ['of nothing', () => ({ 'upload-length': '0' }), 400],
    ['to a place that is not asked for', () => ({ 'upload-metadata': metadata('a.pdf', place('diary')) }), 422],
    [
      'to a place that is not open',
      () => ({ 'upload-metadata': metadata('a.pdf', place('statutes', 'legalFile')) }),
      409,
    ],
    ['to no place', () => ({ 'upload-metadata': metadata('a.pdf', '../../etc/passwd') }), 404],
    ['with a line end in its name', () => ({ 'upload-metadata': metadata('a\r\nSet-Cookie: x.pdf') }), 400],
    ['with a NUL in its place', () => ({ 'upload-metadata': metadata('a.pdf', `${place()}\u0000`) }), 400],
    [
      'with a name that is no text',
      () => ({ 'upload-metadata': `filename ${encoded(Buffer.from([0xff, 0xfe]))}` }),
      400,
    ],
    ['that names something twice', () => ({ 'upload-metadata': `${metadata('a.pdf')},filename ${encoded('b')}` }), 400],
    ['in another version', () => ({ 'tus-resumable': '0.2.2' }), 412],
  ])('%s is refused', async (_title, headers, status) => {
    expect((await begin(headers())).statusCode).toBe(status);
  });

  it('is refused for the twenty-first that is open, also when all come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => begin()));

    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  it('needs the token of the page where a browser does it', async () => {
    const browser = await portal.anApplicant();
    const home = await portal.aStarted(browser);
    const page = await browser.get(`${home}/documents/conceptNote`);

    const forged = await browser.send('POST', '/uploads', 'forged');
    const real = await browser.send('POST', '/uploads', csrfIn(page.body));

    expect([forged.statusCode, real.statusCode]).toEqual([403, 412]);
    expect(page.body).toContain('<minha-upload');
  });
});
