import { resolve } from 'node:path';
import { Call, readCallFile } from '#libs/calls';
import { Installation, until } from '../support/application.js';
import { ApplicantProgram } from './applicant-program.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { OfficeProgram } from './office-program.js';
import { ACCOUNT, ASSOCIATION, emailOf } from './people.js';
import { Programs } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';

/**
 * Another call, written from docs/forms.md alone: open, one stage, small grants. The same people and programs bring an
 * application through it as through the first call: nothing in the code knows either.
 */

const FILE = 'config/calls/culture-el-manzeh.yaml';
const chapter = chapters();

let call: Call;
let installation: Installation;
let programs: Programs;
let applicant: ApplicantProgram;
let office: OfficeProgram;
let grant: string;

beforeAll(async () => {
  call = new Call('of-this-test', 1, await readCallFile(resolve(FILE)), {}, null, null);
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-03-02T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  programs = new Programs(installation.url);
  applicant = new ApplicantProgram(programs, call, 'signatory');
}, PATIENCE_MS);

afterAll(() => installation?.close(), PATIENCE_MS);

describe('a small grant under the second call', () => {
  it(
    'begins with one application, written and handed in with its receipt',
    chapter(async () => {
      office = new OfficeProgram(programs, call, await enterStaff(installation, programs, call.code));
      for (const assessor of ['assessor1', 'assessor2'] as const) {
        await declareImpartiality(programs, assessor, call.code);
      }
      const account = { name: 'Salma Bennis', organisation: ASSOCIATION.name, language: 'fr' } as const;
      const organisationId = await applicant.signUp(account);
      await programs.ask('signatory', 'PUT', `/organisations/${organisationId}/bank-account`, ACCOUNT, {
        'if-match': '"0"',
      });
      const [toVerify] = await programs.list<{ accountId: string }>('finance', '/bank-accounts/unverified');
      await programs.ask('finance', 'PUT', `/organisations/${organisationId}/bank-account/verification`, {
        accountId: toVerify?.accountId,
      });
      grant = await applicant.start(organisationId);
      expect(await states()).toEqual(['draft.fullApplication']);
      await applicant.write(grant, 'fullApplication');

      const receiptCode = await applicant.handIn(grant);

      await programs.ask('signatory', 'GET', `/receipts/${receiptCode}`);
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
      await applicant.attach(grant, 'legalFile');
      await office.check(grant, 'verification');
      await reaches('award.proposed');
      const { amountMinor } = await programs.ask<{ amountMinor: number }>(
        'authority',
        'POST',
        `/grants/${grant}/award`,
      );
      expect(amountMinor).toBe(6_000_000);
      const specialConditions = { fr: 'Conditions', ar: 'شروط', en: 'Conditions' };
      const contract = { implementationStart: '2026-07-01', months: 9, specialConditions };
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
