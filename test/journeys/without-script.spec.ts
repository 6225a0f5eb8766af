import { aCall } from '#testing/calls';
import { scoredSections } from '#libs/evaluation';
import type { Page } from 'playwright-core';
import { Installation, until } from '../support/application.js';
import type { Entrance, Visitor } from '../support/browser.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { OfficeProgram } from './office-program.js';
import { emailOf, PASSWORD, type Person } from './people.js';
import { Portal } from './portal.js';
import { Programs } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';
import { ApplicantAtWork } from './writing.js';

/**
 * The applicant's part, from sign-up to the status of the full application, and an assessor's scoring: on a telephone,
 * in Arabic and without any script. Each kind of page runs from right to left, fits 390 and 320 pixels, says nothing in
 * another language, and has nothing that axe finds. What the office does in between goes through the API.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const WIDTHS = [390, 320] as const;
const PHONE = { locale: 'ar', viewport: { width: WIDTHS[0], height: 844 } };
const TELEPHONE: Entrance = { ...PHONE, javaScriptEnabled: false, look: lookAgain };
const call = aCall();
const chapter = chapters();

let installation: Installation;
let portal: Portal;
let office: OfficeProgram;
let visitor: Visitor;
let applicant: ApplicantAtWork;
let home: string;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  const programs = new Programs(installation.url);
  office = new OfficeProgram(programs, call, await enterStaff(installation, programs, call.code));
  await declareImpartiality(programs, 'assessor2', call.code);
  portal = await Portal.open(installation);
  visitor = await portal.enter(TELEPHONE);
  applicant = new ApplicantAtWork(visitor, call);
}, PATIENCE_MS);

afterAll(async () => {
  await portal?.close();
  await installation?.close();
}, PATIENCE_MS);

afterEach(() => portal?.findings.mustBeNone());

describe('an applicant without scripts, on a telephone, in Arabic', () => {
  it(
    'signs up and enters the bank account',
    chapter(async () => {
      await applicant.signUp();
      await applicant.enterAccount();

      expect(await visitor.words()).toContain('011');
    }),
    PATIENCE_MS,
  );

  it(
    'finds the call and writes a whole concept note',
    chapter(async () => {
      home = await applicant.start();
      expect(await status()).toContain('المذكرة المفاهيمية قيد التحرير');
      await applicant.write(home, 'conceptNote');

      expect(home).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
    }),
    PATIENCE_MS,
  );

  it(
    'hands it in and holds a receipt, on the page, in the mail, and in the list of its applications',
    chapter(async () => {
      const receiptCode = await applicant.submit(home);

      expect(await visitor.words()).toContain(receiptCode);
      await visitor.walk('/applications', home);
      expect(await status()).toContain('تم إيداع المذكرة المفاهيمية');
      const look = () => installation.mail.to(emailOf('signatory'));
      const mails = await until('the receipt', look, (all) => all.some(({ text }) => text.includes(receiptCode)), {
        everyMs: 100,
      });
      expect(mails.some(({ subject }) => /\p{Script=Arabic}/u.test(subject))).toBe(true);
    }),
    PATIENCE_MS,
  );
});

describe('an assessor without scripts, on a telephone, in Arabic', () => {
  it(
    'declares to be impartial, reads the concept note and scores it',
    chapter(async () => {
      await closed();
      await office.check(fileId(), 'administrative');
      await office.check(fileId(), 'eligibility');
      const assessor = await signedIn('assessor1');
      await assessor.openUntil('/assessments', `/calls/${call.code}/impartiality`);
      await assessor.follow(`/calls/${call.code}/impartiality`);
      await assessor.fillIn({ agree: 'yes' });
      await assessor.send(`/calls/${call.code}/impartiality`);
      const sheet = await assessor.openUntil('/assessments', /^\/assessments\/[0-9a-f-]{36}$/);
      await assessor.follow(sheet);
      await assessor.fillIn(fours());
      await assessor.send(sheet, '[value="submit"]');
      await assessor.send(`${sheet}/submission`);
      await assessor.open('/assessments');
      // What is done is folded away below what is still to be read.
      await assessor.page.locator(`details:has(a[href="${sheet}"]) > summary`).click();
      await assessor.follow(sheet);
      expect(await status(assessor)).toContain('نهائي');
      await assessor.leave();
    }),
    PATIENCE_MS,
  );
});

describe('a short-listed applicant without scripts, on a telephone, in Arabic', () => {
  it(
    'is invited, writes the full application with its budget, checks and submits it',
    chapter(async () => {
      await office.score('assessor2', 'conceptNote');
      await office.decide('conceptNote');
      await stands('الطلب الكامل قيد التحرير');
      await applicant.write(home, 'fullApplication');
      const receiptCode = await applicant.submit(home);

      expect(await visitor.words()).toContain(receiptCode);
      await visitor.walk('/applications', home);
      expect(await status()).toContain('تم إيداع الطلب الكامل');
    }),
    PATIENCE_MS,
  );
});

/** The call closes at its deadline, weeks after the applicant has signed in. */
async function closed(): Promise<void> {
  const deadline = call.deadlineOf('conceptNote');
  if (!deadline) throw new Error('Concept notes have no deadline.');
  await installation.moveClockTo(new Date(deadline.getTime() + 10_000));
  await visitor.leave();
  visitor = await signedIn('signatory');
  applicant = new ApplicantAtWork(visitor, call);
  await stands('التحقق الإداري');
}

function fileId(): string {
  return home.replace('/applications/', '');
}

/** What stands beside the heading. */
function status(of = visitor): Promise<string> {
  return of.page.locator('.page-aside').innerText();
}

/** Waits until the applicant's page says so beside its heading. */
async function stands(words: string): Promise<void> {
  const look = async () => {
    await visitor.open(home);
    return status();
  };
  await until(`the file stands at “${words}”`, look, (now) => now.includes(words), { everyMs: 500 });
}

/** Accounts of the office are French: Arabic is chosen by the header's address, before signing in. */
async function signedIn(person: Person): Promise<Visitor> {
  const somebody = await portal.enter(TELEPHONE);
  await somebody.open('/sign-in?lang=ar');
  await somebody.fillIn({ email: emailOf(person), password: PASSWORD });
  await somebody.send('/sign-in');
  return somebody;
}

function fours(): Record<string, string> {
  const sections = scoredSections(call.grid('conceptNote'));
  return Object.fromEntries([
    ...sections.flatMap(({ criteria }) => criteria.map(({ id }) => [`score:${id}`, '4'])),
    ...sections.map(({ id }) => [`comment:${id}`, `القسم ${id} واضح ومدعَّم بالأدلة بشكل جيد.`]),
  ]);
}

/** axe needs scripts: each kind of page is opened once more in a window that has them, with the same cookies. */
async function lookAgain(shown: Page): Promise<void> {
  const { findings } = portal;
  if (!(await findings.isNew(shown))) return;
  expect(await shown.locator('html').getAttribute('dir')).toBe('rtl');
  await findings.width(shown);
  await findings.words(shown);
  await portal.again(shown, PHONE, async (again) => {
    for (const width of WIDTHS) {
      await again.setViewportSize({ width, height: 844 });
      await findings.width(again);
    }
    await findings.axe(again);
  });
}
