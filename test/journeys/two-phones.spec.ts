import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { aPdf } from '#testing/applications';
import { aCall } from '#testing/calls';
import { filledPage } from '../../apps/server/src/testing/application-forms.js';
import { Installation, until } from '../support/application.js';
import type { Fields, Visitor } from '../support/browser.js';
import { keptOnDevice } from '../support/kept-page.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { OfficeProgram } from './office-program.js';
import { emailOf, PASSWORD } from './people.js';
import { Portal } from './portal.js';
import { Programs } from './programs.js';
import { enterStaff } from './staff.js';
import { ApplicantAtWork } from './writing.js';

/**
 * Two people on two telephones, one in French and one in Arabic, write one application; one of them is without network
 * for twenty minutes. One prepares, the other signs; it is handed in twice, a question is answered, and the receipt is
 * verified at home. `JOURNEY_SHOTS` names a folder that gets a picture of every page on the way.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const VERIFIER = path.resolve('config/receipts/verify-receipt.mjs');
const VIEWPORT = { width: 390, height: 844 };
const OFFLINE_MS = 20 * 60_000;
const LINE = 'minha-draft .saved';
const TITLE = 'Ateliers de couture à Fnideq';
const SUMMARY = 'تكوين عشرين امرأة في الخياطة ومواكبة إدماجهن في سوق الشغل.';
const call = aCall();
const chapter = chapters();
const shots = process.env['JOURNEY_SHOTS'];

let installation: Installation;
let portal: Portal;
let programs: Programs;
let salma: Visitor;
let fatima: Visitor;
let home: string;
let form: string;
let first: string;
let second: string;
let taken = 0;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  portal = await Portal.open(installation);
  programs = new Programs(installation.url);
  await enterStaff(installation, programs, call.code);
  salma = await portal.enter({ locale: 'fr', viewport: VIEWPORT, hasTouch: true, look: looked('salma') });
  fatima = await portal.enter({ locale: 'ar', viewport: VIEWPORT, hasTouch: true, look: looked('fatima') });
}, PATIENCE_MS);

afterAll(async () => {
  await portal?.close();
  await installation?.close();
}, PATIENCE_MS);

afterEach(() => portal?.findings.mustBeNone());

describe('two people on two telephones', () => {
  it(
    'are of one organisation: one founds it, the other follows the invitation in her mail',
    chapter(async () => {
      const applicant = new ApplicantAtWork(salma, call);
      await applicant.signUp();
      await applicant.enterAccount();
      home = await applicant.start();
      form = `${home}/form/conceptNote/project`;
      await salma.walk('/organisation', /\/members$/);
      await salma.fillIn({ email: emailOf('editor'), role: 'editor' });
      await salma.sendFormWith('role');

      await fatima.open(await invitation());
      await fatima.follow(/^\/sign-up\?invitation=/);
      await fatima.fillIn({ name: 'فاطمة الزهراء بنجلون', email: emailOf('editor'), password: PASSWORD });
      await fatima.send('/sign-up');
      await fatima.sendFirst(fatima.path);

      await fatima.open('/applications');
      expect(await fatima.links(/^\/applications\/[0-9a-f-]{36}$/)).toContain(home);
    }),
    PATIENCE_MS,
  );

  it(
    'write on one page, one of them without network for twenty minutes, and nothing is lost or overwritten',
    chapter(async () => {
      await Promise.all([salma.open(form), fatima.open(form)]);
      await keptOnDevice(fatima.page);
      const device = fatima.page.context();
      await device.setOffline(true);
      await fatima.fillIn({ 'q.summary': SUMMARY });
      await saying(fatima, /على هذا الجهاز/);
      await shot(fatima.page, 'fatima-offline');

      await salma.fillIn({ 'q.title': TITLE });
      await saying(salma, /^Enregistré à/);
      await installation.moveClockTo(new Date((await now()).getTime() + OFFLINE_MS));
      await fatima.page.reload();
      await holding(fatima, 'q.summary', SUMMARY);
      await device.setOffline(false);

      await until('both answers are kept', answers, ({ title, summary }) => title === TITLE && summary === SUMMARY, {
        limitMs: 60_000,
      });
      await holding(salma, 'q.summary', SUMMARY);
      await fatima.open(form);
      expect(await fatima.page.inputValue('[name="q.title"]')).toBe(TITLE);
    }),
    PATIENCE_MS,
  );

  it(
    'share the rest, and the one who may not sign asks the other to',
    chapter(async () => {
      const pages = call.form('conceptNote').pages;
      for (const [n, each] of pages.entries()) {
        const { 'q.title': _title, 'q.summary': _summary, ...rest } = filledPage(call, each);
        await write(n % 2 === 0 ? salma : fatima, `${home}/form/conceptNote/${each.id}`, rest);
      }
      await new ApplicantAtWork(fatima, call).attach(home, 'conceptNote');
      await fatima.open(home);
      await fatima.walk(`${home}/check`, `${home}/submit`);
      await fatima.fillIn({ note: 'المرجو التوقيع قبل مساء اليوم.' });
      await fatima.send(`${home}/sign-off`);

      const look = () => installation.mail.to(emailOf('signatory'));
      const asked = await until('the signatory is asked', look, (all) => all.some(({ text }) => text.includes(home)));
      expect(asked.some(({ text }) => text.includes(`${home}/`))).toBe(true);
    }),
    PATIENCE_MS,
  );

  it(
    'hand it in, better it, and hand it in again: the newest counts, the earlier one stays',
    chapter(async () => {
      first = await new ApplicantAtWork(salma, call).submit(home);
      await write(fatima, form, { 'q.title': `${TITLE}, 2e édition` });
      second = await new ApplicantAtWork(salma, call).submit(home);

      expect(second).not.toBe(first);
      await salma.open(`/receipts?code=${first}`);
      expect(await salma.words()).toContain('remplacé');
      await fatima.open(`${home}/submitted/conceptNote/1`);
      expect(await fatima.page.locator('main').innerText()).not.toContain('2e édition');
    }),
    PATIENCE_MS,
  );

  it(
    'verify the receipt at home, where one changed character is found',
    chapter(async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'at-home-'));
      try {
        await salma.open(`/receipts/${second}`);
        const receipt = await salma.download(/\/own-copy\.json$/);
        const keys = await fetch(`${installation.url}/receipts/keys.json`).then((answer) => answer.text());
        writeFileSync(path.join(folder, 'receipt.json'), receipt);
        writeFileSync(path.join(folder, 'keys.json'), keys);
        for (const { kind } of call.documents('conceptNote').filter(({ required }) => required))
          writeFileSync(path.join(folder, `${kind}.pdf`), aPdf(`conceptNote ${kind}`));
        const genuine = await verified(folder);
        writeFileSync(path.join(folder, 'receipt.json'), receipt.replace('2e édition', '3e édition'));
        const changed = await verified(folder);

        expect([genuine.code, genuine.says]).toEqual([0, expect.stringContaining('GENUINE')]);
        expect(changed.code).toBe(1);
        expect(changed.says).toContain('answers/conceptNote/project/title');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    PATIENCE_MS,
  );

  it(
    'are asked a question after the deadline, and one of them answers in Arabic',
    chapter(async () => {
      const deadline = call.deadlineOf('conceptNote') ?? new Date(Number.NaN);
      await installation.moveClockTo(new Date(deadline.getTime() + 10_000));
      programs.forgetTokens();
      const office = new OfficeProgram(programs, call, new Map());
      const grant = home.replace('/applications/', '');
      await portal.stands(home, 'Vérification administrative');
      await programs.ask('officer', 'POST', `/files/${grant}/clarifications`, { question: 'Quelles provinces ?' });
      await portal.as(
        'editor',
        async (visitor) => {
          await visitor.walk('/applications', home, `${home}/clarification`);
          await visitor.fillIn({ answer: 'طنجة والفحص أنجرة.' });
          await visitor.sendFormWith('answer');
        },
        { locale: 'ar', viewport: VIEWPORT, look: looked('fatima') },
      );

      await office.check(grant, 'administrative');
    }),
    PATIENCE_MS,
  );
});

async function write(visitor: Visitor, address: string, fields: Fields): Promise<void> {
  await visitor.open(address);
  await visitor.fillIn(fields);
  await visitor.send(address, '[value="continue"]');
}

/** The address in the mail that invites. */
async function invitation(): Promise<string> {
  const look = () => installation.mail.to(emailOf('editor'));
  const [mail] = await until('the invitation', look, (all) => all.length > 0, { everyMs: 100 });
  const [, address] = /(\/invitations\/[\w-]+)/.exec(mail?.text ?? '') ?? [];
  if (address === undefined) throw new Error(`There is no invitation in ${mail?.text}`);
  return address;
}

async function saying({ page }: Visitor, words: RegExp): Promise<void> {
  const said = () => page.locator(LINE).innerText();
  await until(`the page says ${String(words)}`, said, (text) => words.test(text.trim()), { limitMs: 20_000 });
}

/** What a page finds on the device or hears from others comes after it is shown. */
async function holding({ page }: Visitor, name: string, text: string): Promise<void> {
  const field = page.locator(`[name="${name}"]`);
  await until(
    `${name} holds it`,
    () => field.inputValue(),
    (held) => held === text,
    { limitMs: 20_000 },
  );
}

async function answers(): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await installation.rows<{ answers: Record<string, unknown> }>(
    `select p.answers from application_page p where p.application_id = $1 and p.page = 'project'`,
    [home.replace('/applications/', '')],
  );
  return row?.answers ?? {};
}

async function now(): Promise<Date> {
  const [row] = await installation.rows<{ at: Date }>('select clock_timestamp() + ahead as at from demo_clock');
  if (!row) throw new Error('The clock of the installation was not moved.');
  return row.at;
}

async function verified(folder: string): Promise<{ code: number; says: string }> {
  const run = promisify(execFile)(process.execPath, [VERIFIER, folder, '--lang', 'en']);
  return run.then(
    ({ stdout }) => ({ code: 0, says: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, says: error.stdout }),
  );
}

function looked(who: string): (page: Page) => Promise<void> {
  return async (page) => {
    await portal.findings.width(page);
    await portal.findings.words(page);
    await shot(page, who);
  };
}

async function shot(page: Page, who: string): Promise<void> {
  if (shots === undefined) return;
  taken += 1;
  mkdirSync(shots, { recursive: true });
  const place = new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}|[^a-zA-Z]+/g, '-');
  await page.screenshot({
    path: path.join(shots, `${String(taken).padStart(3, '0')}-${who}${place}.png`),
    fullPage: true,
  });
}
