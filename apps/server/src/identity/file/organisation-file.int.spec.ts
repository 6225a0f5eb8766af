import { RemindOfExpiry } from '#libs/identity';
import { aPdf } from '#testing/applications';
import { ApplicationPortal } from '../../testing/application-portal.js';
import { type Browser, csrfIn, wordsIn } from '../../testing/browser.js';

let portal: ApplicationPortal;
let browser: Browser;
let file: string;

beforeAll(async () => {
  portal = await ApplicationPortal.open();
  browser = await portal.anApplicant();
  const organisation = await browser.get('/organisation');
  file = `${String(organisation.headers.location)}/file`;
});
afterAll(() => portal.close());

const DAY_MS = 86_400_000;

function daysAhead(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

async function keep(kind: string, validUntil: string): Promise<void> {
  const opened = await browser.get(`${file}/${kind}`);
  const [year = '', month = '', day = ''] = validUntil.split('-');
  const date = { 'validUntil.day': day, 'validUntil.month': month, 'validUntil.year': year };
  const upload = { field: 'file', name: `${kind}.pdf`, content: aPdf(kind) };
  await browser.upload(`${file}/${kind}`, { _csrf: csrfIn(opened.body), ...date }, upload);
}

/** The causes of the mails about what ends. */
async function told(): Promise<readonly string[]> {
  await portal.app.get(RemindOfExpiry, { strict: false }).execute();
  const rows = await portal.sql.query<{ cause: string }>(
    `select m.cause from mail m where m.template = 'fileExpires' order by m.cause`,
  );
  return rows.map(({ cause }) => cause.replace(/^expiry \S+ /, ''));
}

describe('the file of an organisation', () => {
  it('keeps a paper once, says when it ends, and reminds once of it, not of one that was replaced', async () => {
    await keep('bankAttestation', daysAhead(20));
    const shown = await browser.get(file);
    const first = await told();
    const again = await told();
    await keep('bankAttestation', daysAhead(5));
    const closer = await told();
    await keep('bankAttestation', daysAhead(300));

    expect(wordsIn(shown.body)).toContain('Expire bientôt');
    expect([first, again]).toEqual([['30'], ['30']]);
    expect(closer).toEqual(['30', '7']);
    expect(await told()).toEqual(['30', '7']);
  });

  it('says of a paper all that is wrong at once: no file, no date', async () => {
    const refused = await browser.submit(`${file}/taxClearance`, { 'validUntil.day': '31' });

    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#f-file"');
    expect(refused.body).toContain('href="#f-validUntil"');
  });

  it('knows the bureau with its mandates', async () => {
    const opened = await browser.get(file);
    const member = { name: 'Salma Bennis', function: 'president', 'mandateEnds.day': '1' };
    const wrong = await browser.post(`${file}/bureau`, { _csrf: csrfIn(opened.body), ...member });
    const whole = { ...member, 'mandateEnds.month': '6', 'mandateEnds.year': '2031' };
    const entered = await browser.post(`${file}/bureau`, { _csrf: csrfIn(opened.body), ...whole });

    expect(wrong.statusCode).toBe(422);
    expect(wordsIn((await browser.follow(entered)).body)).toContain('1er juin 2031');
  });

  it('is taken into an application with one press, and stays with it as it was submitted', async () => {
    await keep('registrationReceipt', daysAhead(300));
    const home = await portal.aStarted(browser);
    const set = `${home}/documents/conceptNote`;
    const taken = await browser.submit(set, {}, `${set}/kept/registrationReceipt`);
    await portal.complete(browser, home, ['registrationReceipt']);

    const submitted = await browser.submit(`${home}/submit`, { declared: 'yes' });
    await keep('registrationReceipt', daysAhead(301));
    const [frozen] = await portal.sql.query<{ applicant: { file: { documents: unknown[] } }; documents: unknown[] }>(
      `select s.content->'applicant' as applicant, s.content->'documents' as documents from submission s`,
    );

    expect([taken.statusCode, submitted.statusCode]).toEqual([303, 303]);
    expect(frozen?.documents).toContainEqual(expect.objectContaining({ kind: 'registrationReceipt' }));
    expect(frozen?.applicant.file.documents).toContainEqual(
      expect.objectContaining({ kind: 'registrationReceipt', validUntil: daysAhead(300) }),
    );
  });
});
