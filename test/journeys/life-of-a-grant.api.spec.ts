import { aCall } from '#testing/calls';
import { Installation, until } from '../support/application.js';
import { ApplicantProgram } from './applicant-program.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { OfficeProgram } from './office-program.js';
import { ACCOUNT, ASSOCIATION, COMMITTEE, emailOf, type Person } from './people.js';
import { pay, report } from './paying-and-reporting.js';
import { Programs } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';

/**
 * One application from sign-up to the closed grant through the API alone: server, worker and mail server as in an
 * installation, everybody with a token of their own. Time moves by the demonstration's clock.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const call = aCall();
const chapter = chapters();
const { code } = call;

let installation: Installation;
let programs: Programs;
let applicant: ApplicantProgram;
let office: OfficeProgram;
let grant: string;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  programs = new Programs(installation.url);
  applicant = new ApplicantProgram(programs, call, 'signatory');
}, PATIENCE_MS);

afterAll(() => installation?.close(), PATIENCE_MS);

describe('the life of a grant through the API', () => {
  it(
    'begins with everybody’s account: the operator gives the roles',
    chapter(async () => {
      office = new OfficeProgram(programs, call, await enterStaff(installation, programs, code));
      for (const assessor of ['assessor1', 'assessor2'] as const) await declareImpartiality(programs, assessor, code);
      const { members } = await programs.ask<{ members: { declaredAt: string | null }[] }>(
        'chair',
        'GET',
        `/calls/${code}/committee`,
      );
      expect(members.filter(({ declaredAt }) => declaredAt !== null)).toHaveLength(COMMITTEE.length);
    }),
    PATIENCE_MS,
  );

  it(
    'goes on with an association that writes and hands in a concept note',
    chapter(async () => {
      const organisationId = await applicant.signUp({
        name: 'Salma Bennis',
        organisation: ASSOCIATION.name,
        language: 'fr',
      });
      await programs.ask('signatory', 'PUT', `/organisations/${organisationId}/bank-account`, ACCOUNT, {
        'if-match': '"0"',
      });
      const [shown] = await programs.list<{ organisationId: string; accountId: string }>(
        'finance',
        '/bank-accounts/unverified',
      );
      await programs.ask('finance', 'PUT', `/organisations/${organisationId}/bank-account/verification`, {
        accountId: shown?.accountId,
      });

      grant = await applicant.start(organisationId);
      await applicant.write(grant, 'conceptNote');
      const receiptCode = await applicant.handIn(grant);

      await programs.ask('signatory', 'GET', `/receipts/${receiptCode}`);
      await mailTo('signatory', receiptCode);
    }),
    PATIENCE_MS,
  );

  it(
    'is closed by the worker at its deadline, and nothing is taken afterwards',
    chapter(async () => {
      await forwardTo('conceptNote');

      await reaches('eligibilityCheck.administrative');
      await expect(applicant.handIn(grant)).rejects.toMatchObject({ status: 409 });
    }),
    PATIENCE_MS,
  );

  it(
    'is checked, with a question that the association answers',
    chapter(async () => {
      const asked = await programs.ask<{ clarificationId: string }>(
        'officer',
        'POST',
        `/files/${grant}/clarifications`,
        {
          question: 'Quelle province ?',
        },
      );
      await reaches('eligibilityCheck.clarification');
      const answer = `/applications/${grant}/clarifications/${asked.clarificationId}/answer`;
      await programs.ask('signatory', 'POST', answer, { answer: 'Tanger et Fahs-Anjra.' });
      await office.check(grant, 'administrative');
      await office.check(grant, 'eligibility');

      await reaches('scoring.conceptNote');
    }),
    PATIENCE_MS,
  );

  it(
    'is scored by two, short-listed, and invited to apply in full',
    chapter(async () => {
      for (const assessor of ['assessor1', 'assessor2'] as const) await office.score(assessor, 'conceptNote');
      await reaches('scoring.conceptNoteScored');
      await office.decide('conceptNote');

      await reaches('draft.fullApplication');
      await mailTo('signatory', `/applications/${grant}`);
    }),
    PATIENCE_MS,
  );

  it(
    'applies in full with its budget, and is scored and selected',
    chapter(async () => {
      await applicant.write(grant, 'fullApplication');
      const receiptCode = await applicant.handIn(grant);
      await mailTo('signatory', receiptCode);
      await forwardTo('fullApplication');
      await reaches('scoring.fullApplication');
      for (const assessor of ['assessor1', 'assessor2'] as const) await office.score(assessor, 'fullApplication');
      await reaches('scoring.ranked');
      await office.decide('fullApplication');

      await reaches('eligibilityCheck.verification');
    }),
    PATIENCE_MS,
  );

  it(
    'is verified on its legal file and awarded',
    chapter(async () => {
      await applicant.attach(grant, 'legalFile');
      await office.check(grant, 'verification');
      await reaches('award.proposed');
      const { amountMinor } = await programs.ask<{ amountMinor: number }>(
        'authority',
        'POST',
        `/grants/${grant}/award`,
      );

      expect(amountMinor).toBe(100_000_000);
      await reaches('award.awarded');
    }),
    PATIENCE_MS,
  );

  it(
    'gets a contract that both sides sign',
    chapter(async () => {
      const specialConditions = { fr: 'Conditions', ar: 'شروط', en: 'Conditions' };
      const contract = { implementationStart: '2026-06-01', months: 12, specialConditions };
      await programs.ask('officer', 'POST', `/grants/${grant}/contract`, contract);
      const { contentHash } = await programs.ask<{ contentHash: string }>(
        'signatory',
        'GET',
        `/grants/${grant}/contract`,
      );
      for (const person of ['authority', 'signatory'] as const) {
        await programs.ask(person, 'POST', `/grants/${grant}/contract/signatures`, { contentHash });
      }

      await reaches('running.disbursement.prefinancing');
    }),
    PATIENCE_MS,
  );

  it(
    'is paid 80 %: checked by one, approved by another, never by the same',
    chapter(async () => {
      await pay(programs, 'VIR 1', '2026-05-14');

      await reaches('running.disbursement.balance');
      expect(await paidMinor()).toBe(80_000_000);
    }),
    PATIENCE_MS,
  );

  it(
    'reports twice, and the office accepts',
    chapter(async () => {
      await forward(new Date('2026-12-02T10:00:00Z'));
      await report(programs, 'interim');
      await forward(new Date('2027-06-02T10:00:00Z'));
      await reaches('running.reporting.finalReport');
      await report(programs, 'final');

      await reaches('running.reporting.settled');
    }),
    PATIENCE_MS,
  );

  it(
    'is paid its balance, never more than its award, and closed',
    chapter(async () => {
      await pay(programs, 'VIR 2', '2027-06-02');
      await reaches('running.disbursement.settled');
      await programs.ask('officer', 'POST', `/grants/${grant}/closure`);

      await reaches('closed');
      expect(await paidMinor()).toBe(100_000_000);
      const events = (await programs.list<{ event: string }>('officer', `/grants/${grant}/history`)).map(
        ({ event }) => event,
      );
      expect(events).toEqual(
        expect.arrayContaining(['draftStarted', 'clarificationAnswered', 'awardDecided', 'grantClosed']),
      );
    }),
    PATIENCE_MS,
  );

  it(
    'leaves no order and no mail behind, and a history that verifies',
    chapter(async () => {
      const open = () =>
        installation.rows(
          `select o.name from outbox o where o.done_at is null union all select m.template from mail m where m.status <> 'sent'`,
        );
      await until('nothing is left', open, (rows) => rows.length === 0);

      await expect(installation.command('verify')).resolves.toBeDefined();
    }),
    PATIENCE_MS,
  );
});

type Stage = 'conceptNote' | 'fullApplication';

async function paidMinor(): Promise<number> {
  return (await programs.ask<{ paidMinor: number }>('signatory', 'GET', `/grants/${grant}`)).paidMinor;
}

/** The applicant's own view, or the office's of a grant: whichever shows the state. */
async function states(): Promise<readonly string[]> {
  const { states: now } = await programs.ask<{ states: string[] }>('signatory', 'GET', `/applications/${grant}`);
  return now;
}

async function reaches(state: string): Promise<void> {
  await until(`the file reaches ${state}`, states, (now) => now.includes(state), { everyMs: 100 });
}

async function mailTo(person: Person, words: string): Promise<void> {
  const look = () => installation.mail.to(emailOf(person));
  await until(`a mail with ${words}`, look, (mails) => mails.some(({ text }) => text.includes(words)), {
    everyMs: 100,
  });
}

async function forward(instant: Date): Promise<void> {
  await installation.moveClockTo(instant);
  programs.forgetTokens();
}

/** Past the deadline of a stage and its settling time. */
async function forwardTo(stage: Stage): Promise<void> {
  const deadline = call.deadlineOf(stage);
  if (!deadline) throw new Error(`There is no deadline of ${stage}.`);
  await forward(new Date(deadline.getTime() + 10_000));
}
