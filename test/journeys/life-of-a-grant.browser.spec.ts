import { aCall } from '#testing/calls';
import { scoredSections } from '#libs/evaluation';
import type { Browser } from 'playwright-core';
import { filledPage } from '../../apps/server/src/testing/application-forms.js';
import { Installation, until } from '../support/application.js';
import { Findings, launchBrowser, Visitor } from '../support/browser.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { aPdf, emailOf, PASSWORD, type Person } from './people.js';
import { Programs } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';
import { ApplicantAtWork } from './writing.js';

/**
 * One application from sign-up to the closed grant on the portal's pages alone, in French: everybody signs in, follows
 * links that the pages show, fills forms and presses buttons. The accounts of the office are there beforehand.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const call = aCall();
const chapter = chapters();
const { code } = call;

let installation: Installation;
let browser: Browser;
let findings: Findings;
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
  browser = await launchBrowser();
  findings = new Findings(installation.url);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await installation?.close();
}, PATIENCE_MS);

afterEach(() => findings.mustBeNone());

describe('the life of a grant on the pages of the portal', () => {
  it(
    'begins with an association that signs up, writes a concept note and gets its receipt',
    chapter(async () => {
      const visitor = await Visitor.enter(browser, installation.url, findings);
      const applicant = new ApplicantAtWork(visitor, call);
      await applicant.signUp();
      await applicant.enterAccount();
      home = await applicant.start();
      grant = home.replace('/applications/', '');
      await applicant.write(home, 'conceptNote');
      const receiptCode = await applicant.submit(home);

      expect(await visitor.words()).toContain(receiptCode);
      await mailTo('signatory', receiptCode);
      await visitor.leave();
      await as('assessor1', async (assessor) => {
        await assessor.open(`/calls/${code}/impartiality`);
        await assessor.fillIn({ agree: 'yes' });
        await assessor.send(`/calls/${code}/impartiality`);
      });
      await as('finance', async (finance) => {
        await finance.open('/bank-accounts');
        await finance.sendFirst('/verify');
      });
    }),
    PATIENCE_MS,
  );

  it(
    'is closed by the worker and checked by the office, with a question that is answered',
    chapter(async () => {
      await forwardTo('conceptNote');
      await reaches('eligibilityCheck.administrative');
      await as('officer', async (officer) => {
        await officer.open('/work');
        await officer.follow(`/files/${grant}`);
        await officer.open(`/files/${grant}/clarification`);
        await officer.fillIn({ question: 'Dans quelles provinces travaillez-vous ?' });
        await officer.send(`/files/${grant}/clarification`);
      });
      await as('signatory', async (signatory) => {
        await signatory.open(home);
        await signatory.follow(`${home}/clarification`);
        await signatory.fillIn({ answer: 'À Tanger et à Fahs-Anjra.' });
        await signatory.sendFormWith('answer');
      });
      await check('administrative');
      await check('eligibility');

      await reaches('scoring.conceptNote');
    }),
    PATIENCE_MS,
  );

  it(
    'is scored by two assessors, short-listed and invited',
    chapter(async () => {
      await assess('conceptNote');
      await committeeDecides('conceptNote');
      await reaches('draft.fullApplication');
      await mailTo('signatory', home);
    }),
    PATIENCE_MS,
  );

  it(
    'applies in full with its budget, is scored, ranked and selected',
    chapter(async () => {
      await as('signatory', async (signatory) => {
        const applicant = new ApplicantAtWork(signatory, call);
        await applicant.write(home, 'fullApplication');
        await applicant.submit(home);
      });
      await forwardTo('fullApplication');
      await reaches('scoring.fullApplication');
      await assess('fullApplication');
      await committeeDecides('fullApplication');

      await reaches('eligibilityCheck.verification');
    }),
    PATIENCE_MS,
  );

  it(
    'is verified on its legal file, awarded, and signed by both sides',
    chapter(async () => {
      await as('signatory', (signatory) => new ApplicantAtWork(signatory, call).attach(home, 'legalFile'));
      await check('verification');
      await as('authority', async (authority) => {
        await authority.open(`/files/${grant}/award`);
        await authority.send(`/files/${grant}/award`);
      });
      await reaches('award.awarded');
      await as('officer', async (officer) => {
        const path = `/grants/${grant}/contract/prepare`;
        await officer.open(path);
        await officer.fillIn({ 'start.day': '1', 'start.month': '6', 'start.year': '2026', months: '12' });
        await officer.send(path);
      });
      await sign('authority');
      await sign('signatory');

      await reaches('running.disbursement.prefinancing');
    }),
    PATIENCE_MS,
  );

  it(
    'is paid its pre-financing by two pairs of eyes',
    chapter(async () => {
      await pay('VIR 1');

      await reaches('running.disbursement.balance');
    }),
    PATIENCE_MS,
  );

  it(
    'reports twice, and the office accepts',
    chapter(async () => {
      await installation.moveClockTo(new Date('2026-12-02T10:00:00Z'));
      await report('interim');
      await installation.moveClockTo(new Date('2027-06-02T10:00:00Z'));
      await reaches('running.reporting.finalReport');
      await report('final');

      await reaches('running.reporting.settled');
    }),
    PATIENCE_MS,
  );

  it(
    'is paid its balance',
    chapter(async () => {
      await pay('VIR 2');
      await reaches('running.disbursement.settled');
    }),
    PATIENCE_MS,
  );
});

type Stage = 'conceptNote' | 'fullApplication';

/** What an assessor has finished stays in the list of the queue. */
const assessed = new Set<string>();

/** Somebody signs in, does their part, and leaves. */
async function as(person: Person, work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await Visitor.enter(browser, installation.url, findings);
  await visitor.open('/sign-in');
  await visitor.fillIn({ email: emailOf(person), password: PASSWORD });
  await visitor.send('/sign-in');
  await work(visitor);
  await visitor.leave();
}

async function check(kind: 'administrative' | 'eligibility' | 'verification'): Promise<void> {
  await as('officer', async (officer) => {
    const path = `/files/${grant}/checks/${kind}`;
    await officer.open(path);
    await officer.fillIn(Object.fromEntries(call.file.checks[kind].map(({ id }) => [`a.${id}`, 'yes'])));
    await officer.send(path);
    await officer.send(path);
  });
}

async function assess(stage: Stage): Promise<void> {
  const sections = scoredSections(call.grid(stage));
  const scores = sections.flatMap(({ criteria }) => criteria.map(({ id }) => [`score:${id}`, '4']));
  const comments = sections.map(({ id }) => [`comment:${id}`, `La section ${id} est claire et bien étayée.`]);
  for (const person of ['assessor1', 'assessor2'] as const) {
    await as(person, async (assessor) => {
      const look = async () => {
        await assessor.open('/assessments');
        return (await assessor.links(/^\/assessments\/[0-9a-f-]{36}$/)).filter((link) => !assessed.has(link));
      };
      const [next = ''] = await until(`a file for ${person}`, look, (links) => links.length > 0, { everyMs: 500 });
      await assessor.follow(next);
      await assessor.fillIn(Object.fromEntries([...scores, ...comments]));
      await assessor.send(next, '[value="submit"]');
      await assessor.send(`${next}/submission`);
      assessed.add(next);
    });
  }
}

async function committeeDecides(stage: Stage): Promise<void> {
  await as('chair', async (chair) => {
    const path = `/calls/${code}/ranking/${stage}/L1`;
    await chair.open('/committee');
    await chair.follow(path);
    await chair.follow(`${path}/decision`);
    await chair.fillIn({ reason: 'Le classement résulte des évaluations ; le comité le fait sien.' });
    await chair.send(`${path}/decision`);
  });
}

async function sign(person: 'authority' | 'signatory'): Promise<void> {
  await as(person, async (signer) => {
    const path = `/grants/${grant}/contract/sign`;
    await signer.open(path);
    await signer.fillIn({ agreed: 'yes' });
    await signer.send(path);
  });
}

async function pay(bankReference: string): Promise<void> {
  let payment = '';
  await as('finance', async (finance) => {
    const look = async () => {
      await finance.open('/payments');
      return finance.links(/^\/payments\/[0-9a-f-]{36}$/);
    };
    [payment = ''] = await until('a payment is due', look, (links) => links.length > 0, { everyMs: 500 });
    await finance.follow(payment);
    await finance.send(`${payment}/check`);
    expect(await finance.words()).toContain('Vous avez déjà pris part à une étape');
  });
  await as('secondFinance', async (second) => {
    await second.open(payment);
    await second.send(`${payment}/approve`);
  });
  await as('finance', async (finance) => {
    await finance.open(payment);
    await finance.follow(/^\/payment-files\/new/);
    await finance.send('/payment-files/new');
    await finance.send('/payment-files/new');
    expect(await finance.download(/\/content$/)).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
    await finance.open(payment);
    await finance.follow(`${payment}/execution`);
    await finance.fillIn({ bankReference });
    await finance.send(`${payment}/execution`);
  });
  await as('secondFinance', async (second) => {
    await second.open(`${payment}/steps/reconcile`);
    await second.fillIn({ reason: `${bankReference}, ligne 1` });
    await second.send(`${payment}/steps/reconcile`);
  });
}

/** Half of the budget is spent in each of the two periods. */
async function report(kind: 'interim' | 'final'): Promise<void> {
  const stage = kind === 'interim' ? 'interimReport' : 'finalReport';
  const [row] = await installation.rows<{ id: string }>(
    'select r.id from report r where r.grant_id = $1 and r.kind = $2',
    [grant, kind],
  );
  const path = `/reports/${row?.id}`;
  await as('signatory', async (signatory) => {
    for (const page of call.form(stage).pages) {
      await signatory.open(path);
      await signatory.follow(`${path}/form/${page.id}`);
      await signatory.fillIn(filledPage(call, page));
      await signatory.send(`${path}/form/${page.id}`, '[value="continue"]');
    }
    await signatory.open(`${path}/figures`);
    await signatory.fillIn(spent());
    await signatory.send(`${path}/figures`, '[value="continue"]');
    await signatory.open(`${path}/documents`);
    for (const { kind: document } of call.documents(stage).filter(({ required }) => required)) {
      await signatory.attach(`file-${document}`, { name: `${document}.pdf`, buffer: aPdf(`${kind} ${document}`) });
      await signatory.sendFormWith(`file-${document}`);
    }
    await signatory.open(`${path}/submit`);
    await signatory.fillIn({ declared: 'yes' });
    await signatory.send(`${path}/submit`);
  });
  await as('officer', async (officer) => {
    await officer.open('/reports');
    await officer.follow(path);
    await officer.open(`${path}/accept`);
    await officer.send(`${path}/accept`);
  });
}

/** The figures of the complete budget, halved: staff 720 000, other 480 000. */
function spent(): Record<string, string> {
  const halves: Readonly<Record<string, string>> = { '1': '360000', '5': '240000' };
  return Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '8'].map((heading) => [`figure-${heading}`, halves[heading] ?? '0']),
  );
}

/** The state as the database has it: read, never written. */
async function reaches(state: string): Promise<void> {
  const look = async () =>
    (await installation.rows<{ state: string }>('select i.state from workflow_instance i where i.id = $1', [grant]))[0]
      ?.state ?? '';
  await until(`the file reaches ${state}`, look, (now) => now.split(' ').includes(state), { everyMs: 100 });
}

async function mailTo(person: Person, words: string): Promise<void> {
  const look = () => installation.mail.to(emailOf(person));
  await until(`a mail with ${words}`, look, (mails) => mails.some(({ text }) => text.includes(words)), {
    everyMs: 100,
  });
}

async function forwardTo(stage: Stage): Promise<void> {
  const deadline = call.deadlineOf(stage);
  if (!deadline) throw new Error(`There is no deadline of ${stage}.`);
  await installation.moveClockTo(new Date(deadline.getTime() + 10_000));
}
