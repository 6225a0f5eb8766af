import { aCall } from '#testing/calls';
import type { ApplicationProcess } from '../support/application-process.js';
import { Installation, until } from '../support/application.js';
import type { ReceivedMail } from '../support/mail.js';
import { ApplicantProgram } from './applicant-program.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { type Applicant, emailOf } from './people.js';
import { Portal, storyOn } from './portal.js';
import { Programs } from './programs.js';

/**
 * The schedule of reminders before the deadline of a call, by the demonstration's clock: one association has submitted
 * before the first, one submits between the second and the third, one never does. The worker is away when the fourth
 * falls due.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const call = aCall();
const chapter = chapters();

/** Noon on 19 February in Casablanca, and what is before it. The country's clock goes back an hour on the 15th. */
const DEADLINE = new Date('2026-02-19T12:00:00Z');
const P14D = new Date('2026-02-05T11:00:00Z');
const P7D = new Date('2026-02-12T11:00:00Z');
const P2D = new Date('2026-02-17T12:00:00Z');
const PT24H = new Date('2026-02-18T12:00:00Z');
const PT3H = new Date('2026-02-19T09:00:00Z');
const SCHEDULE = [P14D, P7D, P2D, PT24H, PT3H];

const RECEIPT_CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}/;
const SHORTLY_MS = 30_000;
/** A machine that has other things to do may look late, never early. */
const LATE_MS = 5 * 60_000;

const ASSOCIATIONS = {
  earlySignatory: { name: 'Amina Tahiri', organisation: 'Association Al Amal', language: 'fr' },
  lateSignatory: { name: 'Yassine Haddad', organisation: 'Association Tamkine', language: 'ar' },
  signatory: { name: 'Salma Bennis', organisation: 'Association Rif Avenir', language: 'fr' },
} as const;

let installation: Installation;
let worker: ApplicationProcess;
let programs: Programs;
const drafts = new Map<Applicant, string>();

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  worker = await installation.startWorker();
  programs = new Programs(installation.url);
}, PATIENCE_MS);

afterAll(() => installation?.close(), PATIENCE_MS);

describe('the reminders before a deadline', () => {
  it(
    'wait while three associations begin, and one of them submits at once',
    chapter(async () => {
      for (const person of people()) {
        const applicant = applicantOf(person);
        drafts.set(person, await applicant.start(await applicant.signUp(ASSOCIATIONS[person])));
        await applicant.write(draftOf(person), 'conceptNote');
      }
      await handIn('earlySignatory');

      expect(await reminded()).toEqual({ earlySignatory: 0, lateSignatory: 0, signatory: 0 });
    }),
    PATIENCE_MS,
  );

  it(
    'come 14 days before it to whoever has not submitted, and not before',
    chapter(async () => {
      await shortlyBefore(P14D, { earlySignatory: 0, lateSignatory: 0, signatory: 0 });
      await at(P14D, { earlySignatory: 0, lateSignatory: 1, signatory: 1 });
    }),
    PATIENCE_MS,
  );

  it(
    'come again 7 days before it',
    chapter(async () => {
      await shortlyBefore(P7D, { earlySignatory: 0, lateSignatory: 1, signatory: 1 });
      await at(P7D, { earlySignatory: 0, lateSignatory: 2, signatory: 2 });
    }),
    PATIENCE_MS,
  );

  it(
    'end with the submission: two days before, only the last association is reminded',
    chapter(async () => {
      await handIn('lateSignatory');
      await shortlyBefore(P2D, { earlySignatory: 0, lateSignatory: 2, signatory: 2 });
      await at(P2D, { earlySignatory: 0, lateSignatory: 2, signatory: 3 });
    }),
    PATIENCE_MS,
  );

  it(
    'come once when the worker was away at their instant, a day before',
    chapter(async () => {
      await worker.kill();
      await move(PT24H);
      worker = await installation.startWorker();

      await until('the fourth reminder', reminded, ({ signatory }) => signatory === 4, { everyMs: 100 });
    }),
    PATIENCE_MS,
  );

  it(
    'come a last time three hours before',
    chapter(async () => {
      await shortlyBefore(PT3H, { earlySignatory: 0, lateSignatory: 2, signatory: 4 });
      await at(PT3H, { earlySignatory: 0, lateSignatory: 2, signatory: 5 });
    }),
    PATIENCE_MS,
  );

  it(
    'are followed by the closing of the draft, and by no other',
    chapter(async () => {
      await move(new Date(DEADLINE.getTime() + SHORTLY_MS));
      await until('the draft is closed', () => subjectsTo('signatory'), includes('Demande non soumise'), {
        everyMs: 100,
      });

      expect(await reminded()).toEqual({ earlySignatory: 0, lateSignatory: 2, signatory: 5 });
      expect(new Set(installation.mail.accepted).size).toBe(installation.mail.accepted.length);
    }),
    PATIENCE_MS,
  );

  it(
    'name the deadline in the words and in the language of their reader',
    chapter(async () => {
      const [french] = await remindersTo('signatory');
      const [arabic] = await remindersTo('lateSignatory');

      expect(french?.subject).toMatch(/^Rappel\u00a0: date limite de soumission des demandes/);
      expect(french?.text).toContain('jeudi 19 février 2026 à 12\u00a0h\u00a000');
      expect(french?.text).toContain(`${installation.url}/applications/${draftOf('signatory')}`);
      expect(arabic?.text).toContain('19 فبراير 2026');
      expect(arabic?.text).not.toMatch(/Rappel|échéance/);
    }),
    PATIENCE_MS,
  );

  it(
    'bring the date into calendars, and take it out again when the draft is closed',
    chapter(async () => {
      const [reminder] = await remindersTo('signatory');
      const received = await installation.mail.to(emailOf('signatory'));
      const closed = received.find(({ subject }) => subject.startsWith('Demande non soumise'));
      const uid = `UID:${draftOf('signatory')}-conceptNoteDeadline@minha`;

      expect(reminder?.calendar).toContain('METHOD:PUBLISH\r\n');
      expect(reminder?.calendar?.replaceAll('\r\n ', '')).toContain(uid);
      expect(reminder?.calendar).toContain('DTSTART:20260219T120000Z\r\n');
      expect(closed?.calendar).toContain('METHOD:CANCEL\r\n');
      expect(closed?.calendar?.replaceAll('\r\n ', '')).toContain(uid);
    }),
    PATIENCE_MS,
  );

  it(
    'stand in the story of the file, each at its instant',
    chapter(async () => {
      const portal = await Portal.open(installation);
      await portal.as('signatory', async (visitor) => {
        await visitor.walk('/applications', `/applications/${draftOf('signatory')}`);
        const told = (await storyOn(visitor)).filter(({ what }) => what.startsWith('Rappel envoyé'));
        const late = told.map(({ at: sentAt }, index) => sentAt.getTime() - (SCHEDULE[index]?.getTime() ?? 0));
        expect(late.map((milliseconds) => milliseconds >= 0 && milliseconds < LATE_MS)).toEqual(
          SCHEDULE.map(() => true),
        );
      });
      await portal.close();
      portal.findings.mustBeNone();
    }),
    PATIENCE_MS,
  );
});

type Reminded = Readonly<Record<keyof typeof ASSOCIATIONS, number>>;

/** A little earlier the worker has looked, as the receipt of a new submission shows, and found nothing to remind of. */
async function shortlyBefore(instant: Date, sofar: Reminded): Promise<void> {
  await move(new Date(instant.getTime() - SHORTLY_MS));
  await handIn('earlySignatory');
  expect(await reminded()).toEqual(sofar);
}

async function at(instant: Date, then: Reminded): Promise<void> {
  await move(instant);
  const areAll = (now: Reminded) => people().every((person) => now[person] >= then[person]);
  await until('everybody is reminded', reminded, areAll, { everyMs: 100 });
  await handIn('earlySignatory');
  expect(await reminded()).toEqual(then);
}

async function move(instant: Date): Promise<void> {
  await installation.moveClockTo(instant);
  programs.forgetTokens();
}

/** Submits, and has one more receipt. */
async function handIn(person: Applicant): Promise<void> {
  const receipts = async () => (await subjectsTo(person)).filter((subject) => RECEIPT_CODE.test(subject)).length;
  const before = await receipts();
  await applicantOf(person).handIn(draftOf(person));
  await until('the receipt', receipts, (count) => count > before, { everyMs: 100 });
}

async function reminded(): Promise<Reminded> {
  const [early, late, never] = await Promise.all(people().map(async (one) => (await remindersTo(one)).length));
  return { earlySignatory: early ?? 0, lateSignatory: late ?? 0, signatory: never ?? 0 };
}

async function remindersTo(person: Applicant): Promise<readonly ReceivedMail[]> {
  return (await installation.mail.to(emailOf(person))).filter(({ subject }) => /^(?:Rappel|تذكير)/.test(subject));
}

async function subjectsTo(person: Applicant): Promise<readonly string[]> {
  return (await installation.mail.to(emailOf(person))).map(({ subject }) => subject);
}

function includes(words: string): (subjects: readonly string[]) => boolean {
  return (subjects) => subjects.some((subject) => subject.includes(words));
}

function applicantOf(person: Applicant): ApplicantProgram {
  return new ApplicantProgram(programs, call, person);
}

function draftOf(person: Applicant): string {
  const id = drafts.get(person);
  if (id === undefined) throw new Error(`${person} has not begun.`);
  return id;
}

function people(): readonly (keyof typeof ASSOCIATIONS)[] {
  return ['earlySignatory', 'lateSignatory', 'signatory'];
}
