import { createHash } from 'node:crypto';
import { sha256 } from '#receipts/verifier';
import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../testing/application-portal.js';
import { ApiClient } from '../testing/api-client.js';
import { Browser, csrfIn, wordsIn } from '../testing/browser.js';

let portal: ApplicationPortal;
let owner: Browser;
let receiptPath: string;
let code: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  owner = await portal.anApplicant();
  const home = await portal.aComplete(owner);
  const submitted = await owner.submit(`${home}/submit`, { declared: 'yes' });
  receiptPath = String(submitted.headers.location);
  code = receiptPath.replace('/receipts/', '');
}, 60_000);

afterAll(() => portal.close());

const anybody = () => new Browser(portal.app);
const download = async (name: string) => (await owner.get(`${receiptPath}/${name}`)).body;

/** What the page says about the file of a receipt. */
async function judged(receipt: string | Buffer): Promise<string> {
  const browser = anybody();
  const { body } = await browser.get('/receipts?lang=en');
  const file = { field: 'receipt', name: 'receipt.json', content: Buffer.from(receipt) };
  return wordsIn((await browser.upload('/receipts', { _csrf: csrfIn(body) }, file)).body);
}

describe('the page on which anybody verifies a receipt', () => {
  it('has the receipt as soon as the submission is answered, as two files for its owner', async () => {
    const page = await owner.get(receiptPath);
    const [toPassOn, own] = [await download('receipt.json'), await download('own-copy.json')];

    expect(page.body).toContain(`${receiptPath}/own-copy.json`);
    expect(toPassOn).not.toContain('"salt"');
    expect(own).toContain('"salt"');
  });

  it('tells somebody with the code, however it is written, when it arrived, and nothing about whose it is', async () => {
    const written = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `;
    const { body, statusCode } = await anybody().get(`/receipts?lang=en&code=${encodeURIComponent(written)}`);
    const words = wordsIn(body);
    const { statement } = JSON.parse(await download('receipt.json')) as { statement: Record<string, string> };

    expect(statusCode).toBe(200);
    expect(words).toContain('Genuine receipt');
    for (const shown of [
      code,
      statement['file'],
      statement['arrivedAt'],
      statement['deadlineAt'],
      'Arrived in time Yes',
    ]) {
      expect(words).toContain(shown);
    }
    expect(statement['organisation']).toBeTruthy();
    for (const hidden of [statement['organisation'], statement['title'], statement['fingerprint']]) {
      expect(body).not.toContain(hidden);
    }
  });

  it('leads whoever follows the link of a receipt that is not theirs to its verification', async () => {
    const stranger = await portal.anApplicant();
    for (const browser of [anybody(), stranger]) {
      expect((await browser.get(receiptPath)).headers.location).toBe(`/receipts?code=${code}`);
    }
    expect((await stranger.get(`${receiptPath}/own-copy.json`)).statusCode).toBe(404);
  });

  it.each([
    ['mistyped', '7KQM-3WXA-9PZZ', 422, 'This is not the code of a receipt'],
    ['not ours', '0000-0000-0000', 200, 'No receipt has this code'],
  ])('says of a code that is %s what is wrong', async (_title, typed, status, said) => {
    const { body, statusCode } = await anybody().get(`/receipts?lang=en&code=${typed}`);

    expect(statusCode).toBe(status);
    expect(wordsIn(body)).toContain(said);
  });

  it('finds both files of the receipt genuine, and names what differs in an altered one as its reader knows it', async () => {
    const [toPassOn, own] = [await download('receipt.json'), await download('own-copy.json')];
    const arrivedAt = /"arrivedAt":"([^"]+)"/.exec(toPassOn)?.[1] ?? '';
    const earlier = toPassOn.replace(arrivedAt, arrivedAt.replace('T', 'T0').slice(0, -1));
    const { months } = (JSON.parse(own) as { content: { answers: { conceptNote: { project: { months: string } } } } })
      .content.answers.conceptNote.project;
    const otherAnswer = own.replace(`"months":"${months}"`, `"months":"${months}0"`);

    expect(await judged(toPassOn)).toContain('Genuine receipt');
    expect(await judged(own)).toContain('nothing in it was changed');
    expect(await judged(earlier)).toContain('Was changed: the time of arrival');
    expect(otherAnswer).not.toBe(own);
    expect(await judged(otherAnswer)).toMatch(/Is not what was received: answer to “[^”]+”/);
    expect(await judged('no receipt')).toContain('not a receipt that can be read');
  });

  it('answers programs the same, and compares files by their hash', async () => {
    const program = new ApiClient(portal.app, null);
    const receipt = await download('receipt.json');
    const { files: listed } = JSON.parse(receipt) as { files: readonly { name: string; sha256: string }[] };
    const [first] = listed;
    const files = [
      { name: 'a copy.pdf', sha256: first?.sha256 ?? '' },
      { name: first?.name ?? '', sha256: sha256(aPdf('other')) },
      { name: 'unknown.pdf', sha256: '0'.repeat(64) },
    ];

    const verified = await program.send('POST', '/api/v1/receipt-verifications', { receipt, files });
    const standing = await program.send('GET', `/api/v1/receipt-standings/${code}`);

    expect(verified.json()).toMatchObject({
      verdict: 'genuine',
      findings: [],
      standing: { receiptCode: code, replacedAt: null },
    });
    expect(verified.json<{ files: { outcome: string }[] }>().files.map(({ outcome }) => outcome)).toEqual([
      'same',
      'differs',
      'notInReceipt',
    ]);
    expect(standing.json()).toMatchObject({ receiptCode: code, signature: 'genuine', withdrawnAt: null });
    expect(JSON.stringify(standing.json())).not.toContain('Association');
  });

  it('gives out the program with its hash, and the public keys', async () => {
    const program = await anybody().get('/receipts/verify-receipt.mjs');
    const published = await anybody().get('/receipts/verify-receipt.mjs.sha256');
    const keys = await anybody().get('/receipts/keys.json');

    expect(published.body).toBe(
      `${createHash('sha256').update(program.rawPayload).digest('hex')}  verify-receipt.mjs\n`,
    );
    expect(keys.json()).toMatchObject({ format: 'minha-keys-1', keys: [{ algorithm: 'Ed25519', until: null }] });
    expect(Object.keys(keys.json<{ keys: object[] }>().keys[0] ?? {})).toEqual([
      'id',
      'algorithm',
      'publicKey',
      'from',
      'until',
    ]);
  });

  it('takes no more than sixty from one place in a quarter of an hour', async () => {
    const browser = anybody();
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1) statuses.push((await browser.get('/receipts?code=0000-0000-0000')).statusCode);

    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(30);
  });

  it('refuses what is sent beyond that before it is read', async () => {
    const { headers, statusCode } = await portal.app.inject({
      method: 'POST',
      url: '/api/v1/receipt-verifications',
      headers: { 'content-type': 'application/json' },
      // Nobody who read this could take it for an answer about a receipt.
      payload: '{ "receipt": ',
    });

    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
