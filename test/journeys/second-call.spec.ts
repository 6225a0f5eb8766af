import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { Call, readCallFile } from '#libs/calls';
import { Installation, until } from '../support/application.js';
import type { Visitor } from '../support/browser.js';
import { ApplicantProgram } from './applicant-program.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { OfficeProgram } from './office-program.js';
import { emailOf } from './people.js';
import { Portal } from './portal.js';
import { Programs } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';
import { ApplicantAtWork } from './writing.js';

/**
 * Another call, which somebody wrote with docs/forms.md alone: one stage, small grants, three lots by theme, a grid of its
 * own. An association finds out whether it may apply, writes and hands in on a telephone, in Arabic and without scripts;
 * programs of the office bring it through as through the first call: nothing in the code knows either.
 */

const FILE = 'config/calls/tirsal-initiatives.yaml';
const TELEPHONE = {
  locale: 'ar',
  viewport: { width: 390, height: 844 },
  javaScriptEnabled: false,
  look: (page: Page) => portal.findings.words(page),
};
const chapter = chapters();

let call: Call;
let installation: Installation;
let portal: Portal;
let programs: Programs;
let visitor: Visitor;
let office: OfficeProgram;
let grant: string;

beforeAll(async () => {
  call = new Call('of-this-test', 1, await readCallFile(resolve(FILE)), {}, null, null);
  installation = await Installation.open();
  await installation.moveClockTo(call.calendar.date('publicationDate') ?? new Date(Number.NaN));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  programs = new Programs(installation.url);
  portal = await Portal.open(installation);
  visitor = await portal.enter(TELEPHONE);
}, PATIENCE_MS);

afterAll(async () => {
  await portal?.close();
  await installation?.close();
}, PATIENCE_MS);

afterEach(() => portal?.findings.mustBeNone());

describe('a small grant under the second call', () => {
  it(
    'begins with a few questions that anybody may ask, without an account',
    chapter(async () => {
      office = new OfficeProgram(programs, call, await enterStaff(installation, programs, call.code));
      for (const assessor of ['assessor1', 'assessor2'] as const) {
        await declareImpartiality(programs, assessor, call.code);
      }
      await visitor.open(`/calls/${call.code}`);

      await visitor.follow(/\/check$/);

      expect(await visitor.page.locator('main fieldset').count()).toBeGreaterThan(2);
    }),
    PATIENCE_MS,
  );

  it(
    'goes on with one application, written and handed in with its receipt',
    chapter(async () => {
      const applicant = new ApplicantAtWork(visitor, call);
      await applicant.signUp();
      await applicant.enterAccount();
      const home = await applicant.start();
      grant = home.replace('/applications/', '');
      const [account] = await programs.list<{ accountId: string; organisationId: string }>(
        'finance',
        '/bank-accounts/unverified',
      );
      await programs.ask('finance', 'PUT', `/organisations/${account?.organisationId}/bank-account/verification`, {
        accountId: account?.accountId,
      });
      expect(await states()).toEqual(['draft.fullApplication']);
      await applicant.write(home, 'fullApplication');

      const receiptCode = await applicant.submit(home);

      await visitor.open(`/receipts/${receiptCode}`);
      await until(
        'the receipt by mail',
        () => installation.mail.to(emailOf('signatory')),
        (mails) => mails.some(({ text }) => text.includes(receiptCode)),
      );
    }),
    PATIENCE_MS,
  );

  it(
    'is closed at the one deadline of the call, checked, scored once by two, and selected',
    chapter(async () => {
      await forwardPastDeadline();
      await reaches('eligibilityCheck.administrative');
      await office.check(grant, 'administrative');
      await office.check(grant, 'eligibility');
      await reaches('scoring.fullApplication');
      for (const assessor of ['assessor1', 'assessor2'] as const) await office.score(assessor, 'fullApplication');
      await reaches('scoring.ranked');
      await office.decide('fullApplication');

      await reaches('eligibilityCheck.verification');
    }),
    PATIENCE_MS,
  );

  it(
    'is verified, awarded, and has its agreement signed by both sides',
    chapter(async () => {
      await new ApplicantProgram(programs, call, 'signatory').attach(grant, 'legalFile');
      await office.check(grant, 'verification');
      await reaches('award.proposed');
      const { amountMinor } = await programs.ask<{ amountMinor: number }>(
        'authority',
        'POST',
        `/grants/${grant}/award`,
      );
      expect(amountMinor).toBe(2_500_000);
      const specialConditions = { fr: 'Conditions', ar: 'شروط', en: 'Conditions' };
      const contract = { implementationStart: '2026-07-01', months: call.file.duration.maxMonths, specialConditions };
      await programs.ask('officer', 'POST', `/grants/${grant}/contract`, contract);
      const path = `/grants/${grant}/contract`;
      const { contentHash } = await programs.ask<{ contentHash: string }>('signatory', 'GET', path);
      for (const person of ['authority', 'signatory'] as const) {
        await programs.ask(person, 'POST', `${path}/signatures`, { contentHash });
      }

      await reaches('running.disbursement.prefinancing');
    }),
    PATIENCE_MS,
  );
});

async function states(): Promise<readonly string[]> {
  return (await programs.ask<{ states: string[] }>('signatory', 'GET', `/applications/${grant}`)).states;
}

async function reaches(state: string): Promise<void> {
  await until(`the file reaches ${state}`, states, (now) => now.includes(state), { everyMs: 100 });
}

async function forwardPastDeadline(): Promise<void> {
  const deadline = call.deadlineOf('fullApplication')?.getTime() ?? 0;
  await installation.moveClockTo(new Date(deadline + 10_000));
  programs.forgetTokens();
}
