import { aCall } from '#testing/calls';
import { Installation, until } from '../support/application.js';
import type { Visitor } from '../support/browser.js';
import type { ReceivedMail } from '../support/mail.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { FinanceAtWork } from './finance-at-work.js';
import { GranteeAtWork } from './grantee-at-work.js';
import { OfficeAtWork, type Stage } from './office-at-work.js';
import { emailOf, PASSWORD, type Person } from './people.js';
import { Portal, storyOn } from './portal.js';
import { Programs } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';
import { LEDGER, LETTERS, STORY } from './what-remains.js';
import { ApplicantAtWork } from './writing.js';

/**
 * One application from sign-up to the closed grant on the portal's pages alone: everybody signs in, begins at a place of
 * their role, follows links that the pages show, fills forms and presses buttons. What has happened is read on pages and
 * in mails, never in the database. Each role works in French and in Arabic, with a pointer and by keyboard alone; the
 * applicant here in French, in Arabic on the telephones of other journeys. The accounts of the office are there
 * beforehand, except the auditor's. Time moves by the demonstration's clock.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const call = aCall();
const chapter = chapters();
const KEYBOARD = { by: 'keyboard' } as const;
const IN_ARABIC = { locale: 'ar' } as const;
const KEYBOARD_IN_ARABIC = { ...KEYBOARD, ...IN_ARABIC } as const;
const { code } = call;
/** The day in the subject of a reminder; the journey begins on another day each time. */
const DAY_OF_REMINDER = /, le \S+ \S+ \d{4}(?= – )/u;
const RECEIPT_CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}/;

let installation: Installation;
let portal: Portal;
let office: OfficeAtWork;
let finance: FinanceAtWork;
let grantee: GranteeAtWork;
let grant: string;
let home: string;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  const programs = new Programs(installation.url);
  await enterStaff(installation, programs, code);
  await declareImpartiality(programs, 'assessor2', code);
  portal = await Portal.open(installation);
  finance = new FinanceAtWork(portal);
}, PATIENCE_MS);

afterAll(async () => {
  await portal?.close();
  await installation?.close();
}, PATIENCE_MS);

afterEach(() => portal?.findings.mustBeNone());

describe('the life of a grant on the pages of the portal', () => {
  it(
    'begins before anybody applies: the operator enters an auditor, who looks around',
    chapter(async () => {
      const link = await enterAuditor();
      const auditor = await portal.enter();
      await auditor.open(link);
      await auditor.fillIn({ password: PASSWORD });
      await auditor.send(link);
      await auditor.leave();

      await portal.as('auditor', (visitor) => visitor.walk('/work', '/grants', '/payments'), KEYBOARD_IN_ARABIC);
    }),
    PATIENCE_MS,
  );

  it(
    'goes on with an association that signs up, enters its account and finds the call',
    chapter(async () => {
      const visitor = await portal.enter();
      const applicant = new ApplicantAtWork(visitor, call);
      await applicant.signUp();
      await applicant.enterAccount();
      home = await applicant.start();
      expect(await visitor.words()).toContain('5 rubriques sont à compléter avant de soumettre');
      grant = home.replace('/applications/', '');
      office = new OfficeAtWork(portal, call, grant);
      grantee = new GranteeAtWork(portal, call, grant);
      await visitor.leave();
      await finance.verifyAccount(IN_ARABIC);

      expect(home).toMatch(/^\/applications\/[0-9a-f-]{36}$/);
    }),
    PATIENCE_MS,
  );

  it(
    'is reminded of the deadline, writes a concept note and gets its receipt',
    chapter(async () => {
      await installation.moveClockTo(new Date('2026-02-05T11:00:00Z'));
      await mailTo('signatory', 'Elle est fixée au jeudi 19 février 2026 à 12\u00a0h\u00a000');
      await portal.as('signatory', async (visitor) => {
        const applicant = new ApplicantAtWork(visitor, call);
        await applicant.write(home, 'conceptNote');
        const receiptCode = await applicant.submit(home);

        expect(await visitor.words()).toContain(receiptCode);
        await mailTo('signatory', receiptCode);
      });
    }),
    PATIENCE_MS,
  );

  it(
    'is taken in by the worker when the call closes, at that instant and not before',
    chapter(async () => {
      const deadline = deadlineOf('conceptNote');
      await installation.moveClockTo(new Date(deadline.getTime() - 5_000));
      await portal.as('signatory', async (visitor) => {
        await visitor.open(home);
        expect(await visitor.page.locator('.page-aside').innerText()).toContain('Note succincte soumise');
      });
      await portal.stands(home, 'Vérification administrative');

      await portal.as('officer', async (officer) => {
        await officer.walk('/work', `/files/${grant}`);
        const closing = (await storyOn(officer)).find(({ what }) => what.startsWith('Date limite atteinte'));
        expect(closing?.at.getTime()).toBeGreaterThanOrEqual(deadline.getTime());
        expect(await officer.words()).toContain('Demande soumise – Salma Bennis');
      });
    }),
    PATIENCE_MS,
  );

  it(
    'is checked by the office, with a question that is answered',
    chapter(async () => {
      await office.ask('Dans quelles provinces travaillez-vous ?', IN_ARABIC);
      await portal.as('signatory', async (signatory) => {
        await signatory.walk('/applications', home, `${home}/clarification`);
        await signatory.fillIn({ answer: 'À Tanger et à Fahs-Anjra.' });
        await signatory.sendFormWith('answer');
      });
      await office.check('administrative');
      await office.check('eligibility', KEYBOARD);

      await portal.stands(home, 'Note succincte en évaluation');
    }),
    PATIENCE_MS,
  );

  it(
    'is scored by two assessors, one of them by keyboard alone, short-listed and invited',
    chapter(async () => {
      await office.declareImpartiality('assessor1');
      await office.assess('assessor1', 'conceptNote', KEYBOARD);
      await office.assess('assessor2', 'conceptNote', IN_ARABIC);
      await office.decide('conceptNote', IN_ARABIC);

      await portal.stands(home, 'Demande complète à rédiger');
      await mailTo('signatory', home);
    }),
    PATIENCE_MS,
  );

  it(
    'applies in full with its budget',
    chapter(async () => {
      await portal.as(
        'signatory',
        async (signatory) => {
          const applicant = new ApplicantAtWork(signatory, call);
          await applicant.write(home, 'fullApplication');
          const receiptCode = await applicant.submit(home);

          await mailTo('signatory', receiptCode);
        },
        KEYBOARD,
      );
    }),
    PATIENCE_MS,
  );

  it(
    'is scored once more, ranked and selected',
    chapter(async () => {
      await installation.moveClockTo(new Date(deadlineOf('fullApplication').getTime() + 10_000));
      await portal.stands(home, 'Demande complète en évaluation');
      await office.assess('assessor1', 'fullApplication', KEYBOARD_IN_ARABIC);
      await office.assess('assessor2', 'fullApplication');
      await office.decide('fullApplication', KEYBOARD);

      await portal.stands(home, 'Vérification des pièces justificatives');
    }),
    PATIENCE_MS,
  );

  it(
    'is verified on its legal file, awarded, and signed by both sides',
    chapter(async () => {
      await portal.as('signatory', (signatory) => new ApplicantAtWork(signatory, call).attach(home, 'legalFile'));
      await office.check('verification', KEYBOARD_IN_ARABIC);
      await office.award(IN_ARABIC);
      await portal.stands(home, 'Subvention attribuée');
      await office.prepareContract(KEYBOARD_IN_ARABIC);
      await office.sign('authority', KEYBOARD);
      await office.sign('signatory', KEYBOARD);

      await portal.stands(home, 'Préfinancement à verser');
    }),
    PATIENCE_MS,
  );

  it(
    'is paid its pre-financing by two pairs of eyes',
    chapter(async () => {
      await finance.pay('VIR 1');

      await portal.stands(home, 'Préfinancement versé, solde à venir');
    }),
    PATIENCE_MS,
  );

  it(
    'reports twice, and the office accepts',
    chapter(async () => {
      await installation.moveClockTo(new Date('2026-12-02T10:00:00Z'));
      await office.acceptReport(await grantee.report('interim'), IN_ARABIC);
      await installation.moveClockTo(new Date('2027-06-02T10:00:00Z'));
      await portal.stands(home, 'Rapport final attendu');
      await office.acceptReport(await grantee.report('final', KEYBOARD), KEYBOARD);

      await portal.stands(home, 'Rapport final accepté');
    }),
    PATIENCE_MS,
  );

  it(
    'is paid its balance and closed',
    chapter(async () => {
      await finance.pay('VIR 2', IN_ARABIC);
      await portal.stands(home, 'Tous les paiements réglés');
      await office.close(KEYBOARD_IN_ARABIC);

      await portal.stands(home, 'Subvention clôturée');
      await mailTo('signatory', 'Subvention clôturée');
    }),
    PATIENCE_MS,
  );

  it(
    'has a ledger in which every dirham of the award was paid and justified, and a story without a gap',
    chapter(async () => {
      await portal.as('auditor', async (auditor) => {
        await auditor.walk('/grants', `/grants/${grant}`);
        const told = (await storyOn(auditor)).map(({ what }) => what);
        expect([told.at(0), told.at(-1)]).toEqual([STORY.at(0), STORY.at(-1)]);
        expect(told.toSorted()).toEqual(STORY.toSorted());
        await auditor.follow(`/grants/${grant}/ledger`);
        expect(await ledgerOn(auditor)).toEqual(LEDGER);
      });
    }),
    PATIENCE_MS,
  );

  it(
    'has written to everybody what concerned them, once each',
    chapter(async () => {
      // The keys of a constant are known; Object.keys only says that they are text.
      const people = Object.keys(LETTERS) as Person[];
      const look = async () =>
        Object.fromEntries(
          await Promise.all(people.map(async (person) => [person, await subjectsTo(person)] as const)),
        );
      const count = (letters: object) => Object.values(letters).flat().length;
      // What can wait and is too much for a day comes on the next morning.
      await installation.moveClockTo(new Date('2027-06-03T10:00:00Z'));
      const all = (letters: object) => count(letters) >= count(LETTERS);
      await until('as many letters as are expected', look, all, { limitMs: 60_000 }).catch(() => undefined);

      expect(await look()).toEqual(LETTERS);
    }),
    PATIENCE_MS,
  );
});

/** The operator enters somebody, gives the role, and makes the link with which a first password is chosen. */
async function enterAuditor(): Promise<string> {
  let person = '';
  let link = '';
  await portal.as(
    'operator',
    async (operator) => {
      await operator.walk('/people', '/people/new');
      await operator.fillIn({ name: 'Zineb Amrani', email: emailOf('auditor'), language: 'fr' });
      await operator.send('/people');
      person = operator.path;
    },
    KEYBOARD_IN_ARABIC,
  );
  await portal.as('operator', async (operator) => {
    await operator.walk('/people', person);
    await operator.fillIn({ role: 'auditor' });
    await operator.send(`${person}/roles`);
    await operator.send(`${person}/password-link`);
    link = await operator.page.locator('.notice .code').innerText();
  });
  return new URL(link).pathname;
}

/** The entries of the ledger on the page: what they are, and how much. */
async function ledgerOn(visitor: Visitor): Promise<readonly (readonly [string, string])[]> {
  const rows = await visitor.page
    .locator('main table:has(caption:text("Écritures")) tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));
  return rows.map((cells) => [cells[1] ?? '', (cells[3] ?? '').replaceAll(/\s/g, ' ')] as const);
}

const DIGEST = /messages? de Minha$/u;
/** In a digest each message is its subject, with its link below. */
const IN_DIGEST = /^(.*[^:\s])\r?\nhttp/gmu;

/** Of what somebody was told, however many mails it came in. */
async function subjectsTo(person: Person): Promise<readonly string[]> {
  const mails = await installation.mail.to(emailOf(person));
  return mails
    .flatMap(({ subject, text }) =>
      DIGEST.test(subject) ? [...text.matchAll(IN_DIGEST)].map(([, line = '']) => line) : [subject],
    )
    .map((subject) => subject.replace(RECEIPT_CODE, '…').replaceAll('\u00a0', ' ').replace(DAY_OF_REMINDER, ''))
    .toSorted();
}

async function mailTo(person: Person, words: string): Promise<void> {
  const look = () => installation.mail.to(emailOf(person));
  const saysSo = ({ subject, text }: ReceivedMail) => text.includes(words) || subject.includes(words);
  await until(`a mail with ${words}`, look, (mails) => mails.some(saysSo), { everyMs: 100 });
}

function deadlineOf(stage: Stage): Date {
  const deadline = call.deadlineOf(stage);
  if (!deadline) throw new Error(`There is no deadline of ${stage}.`);
  return deadline;
}
