import { aCall } from '#testing/calls';
import { completeAnswers, completeBudget, completeStage } from '#testing/applications';
import { scoredSections } from '#libs/evaluation';
import { Installation, until } from '../support/application.js';
import { chapters } from './chapters.js';
import { ACCOUNT, aPdf, ASSOCIATION, COMMITTEE, emailOf, PASSWORD, type Person } from './people.js';
import { Programs, Refused } from './programs.js';
import { declareImpartiality, enterStaff } from './staff.js';

/**
 * One application from sign-up to the closed grant through the API alone: server, worker and mail server as in an
 * installation, everybody with a token of their own. Time moves by the demonstration's clock.
 */

const FILE = 'config/calls/kafaat-liljamia.yaml';
const PATIENCE = 300_000;
const call = aCall();
const chapter = chapters();
const { code } = call;

let installation: Installation;
let programs: Programs;
let grant: string;
let personIds: ReadonlyMap<Person, string>;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  programs = new Programs(installation.url);
}, PATIENCE);

afterAll(() => installation?.close(), PATIENCE);

describe('the life of a grant through the API', () => {
  chapter('begins with everybody’s account: the operator gives the roles', async () => {
    personIds = await enterStaff(installation, programs, code);
    for (const assessor of ['assessor1', 'assessor2'] as const) await declareImpartiality(programs, assessor, code);
    const { members } = await programs.ask<{ members: { declaredAt: string | null }[] }>(
      'chair',
      'GET',
      `/calls/${code}/committee`,
    );
    expect(members.filter(({ declaredAt }) => declaredAt !== null)).toHaveLength(COMMITTEE.length);
  });

  chapter('goes on with an association that writes and hands in a concept note', async () => {
    const account = {
      name: 'Salma Bennis',
      email: emailOf('signatory'),
      password: PASSWORD,
      language: 'fr',
      organisation: ASSOCIATION,
    };
    const { organisationId } = await programs.ask<{ organisationId: string }>(null, 'POST', '/accounts', account);
    await programs.ask('signatory', 'PUT', `/organisations/${organisationId}/bank-account`, ACCOUNT);
    const [shown] = await list<{ organisationId: string; accountId: string }>('finance', '/bank-accounts/unverified');
    await programs.ask('finance', 'PUT', `/organisations/${organisationId}/bank-account/verification`, {
      accountId: shown?.accountId,
    });

    ({ id: grant } = await programs.ask<{ id: string }>('signatory', 'POST', '/applications', {
      call: code,
      lot: 'L1',
      organisationId,
    }));
    await write('conceptNote');
    const { receiptCode } = await handIn();

    await programs.ask('signatory', 'GET', `/receipts/${receiptCode}`);
    await mailTo('signatory', receiptCode);
  });

  chapter('is closed by the worker at its deadline, and nothing is taken afterwards', async () => {
    await forwardTo('conceptNote');

    await reaches('eligibilityCheck.administrative');
    await expect(handIn()).rejects.toMatchObject({ status: 409 });
  });

  chapter('is checked, with a question that the association answers', async () => {
    const asked = await programs.ask<{ clarificationId: string }>('officer', 'POST', `/files/${grant}/clarifications`, {
      question: 'Quelle province ?',
    });
    await reaches('eligibilityCheck.clarification');
    const answer = `/applications/${grant}/clarifications/${asked.clarificationId}/answer`;
    await programs.ask('signatory', 'POST', answer, { answer: 'Tanger et Fahs-Anjra.' });
    await decide('administrative');
    await decide('eligibility');

    await reaches('scoring.conceptNote');
  });

  chapter('is scored by two, short-listed, and invited to apply in full', async () => {
    await scoredByTwo('conceptNote');
    await reaches('scoring.conceptNoteScored');
    await committeeDecides('conceptNote');

    await reaches('draft.fullApplication');
    await mailTo('signatory', `/applications/${grant}`);
  });

  chapter('applies in full with its budget, and is scored and selected', async () => {
    await write('fullApplication');
    const { receiptCode } = await handIn();
    await mailTo('signatory', receiptCode);
    await forwardTo('fullApplication');
    await reaches('scoring.fullApplication');
    await scoredByTwo('fullApplication');
    await reaches('scoring.ranked');
    await committeeDecides('fullApplication');

    await reaches('eligibilityCheck.verification');
  });

  chapter('is verified on its legal file and awarded', async () => {
    await attach('legalFile');
    await decide('verification');
    await reaches('award.proposed');
    const { amountMinor } = await programs.ask<{ amountMinor: number }>('authority', 'POST', `/grants/${grant}/award`);

    expect(amountMinor).toBe(100_000_000);
    await reaches('award.awarded');
  });

  chapter('gets a contract that both sides sign', async () => {
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
  });

  chapter('is paid 80 %: checked by one, approved by another, never by the same', async () => {
    await pay('VIR 1', '2026-05-14');

    await reaches('running.disbursement.balance');
    expect(await paidMinor()).toBe(80_000_000);
  });

  chapter('reports twice, and the office accepts', async () => {
    await forward(new Date('2026-12-02T10:00:00Z'));
    await report('interim');
    await forward(new Date('2027-06-02T10:00:00Z'));
    await reaches('running.reporting.finalReport');
    await report('final');

    await reaches('running.reporting.settled');
  });

  chapter('is paid its balance, never more than its award, and closed', async () => {
    await pay('VIR 2', '2027-06-02');
    await reaches('running.disbursement.settled');
    await programs.ask('officer', 'POST', `/grants/${grant}/closure`);

    await reaches('closed');
    expect(await paidMinor()).toBe(100_000_000);
    const events = (await list<{ event: string }>('officer', `/grants/${grant}/history`)).map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['draftStarted', 'clarificationAnswered', 'awardDecided', 'grantClosed']),
    );
  });

  chapter('leaves no order and no mail behind, and a history that verifies', async () => {
    const open = () =>
      installation.rows(
        `select o.name from outbox o where o.done_at is null union all select m.template from mail m where m.status <> 'sent'`,
      );
    await until('nothing is left', open, (rows) => rows.length === 0);

    await expect(installation.command('verify')).resolves.toBeDefined();
  });
});

type Stage = 'conceptNote' | 'fullApplication';

function idOf(person: Person): string {
  const id = personIds.get(person);
  if (id === undefined) throw new Error(`${person} has no account.`);
  return id;
}

async function list<T>(person: Person, path: string): Promise<readonly T[]> {
  return (await programs.ask<{ items: T[] }>(person, 'GET', path)).items;
}

async function write(stage: Stage): Promise<void> {
  for (const { page, answers } of completeStage(call, stage)) {
    await programs.ask('signatory', 'PUT', `/applications/${grant}/answers/${stage}/${page}`, answers, {
      'if-match': '"0"',
    });
  }
  if (call.form(stage).request?.from === 'budget') {
    await programs.ask('signatory', 'PUT', `/applications/${grant}/budget/${stage}`, completeBudget(call), {
      'if-match': '"0"',
    });
  }
  await attach(stage);
  const { missing } = await programs.ask<{ missing: string[] }>('signatory', 'GET', `/applications/${grant}`);
  expect(missing).toEqual([]);
}

async function attach(set: Stage | 'legalFile'): Promise<void> {
  for (const { kind } of call.documents(set).filter(({ required }) => required)) {
    await programs.upload(
      'signatory',
      `/applications/${grant}/documents/${set}/${kind}`,
      `${kind}.pdf`,
      aPdf(`${set} ${kind}`),
    );
  }
}

function handIn(): Promise<{ receiptCode: string }> {
  return programs.ask('signatory', 'POST', `/applications/${grant}/submissions`, { declared: true });
}

async function decide(kind: 'administrative' | 'eligibility' | 'verification'): Promise<void> {
  const { lines } = await programs.ask<{ lines: { line: string; verdict: string }[] }>(
    'officer',
    'GET',
    `/files/${grant}/checks/${kind}`,
  );
  expect(lines.filter(({ verdict }) => verdict === 'no')).toEqual([]);
  const answers = lines.map(({ line }) => ({ line, answer: 'yes', reason: '' }));
  const { outcome } = await programs.ask<{ outcome: string }>('officer', 'POST', `/files/${grant}/checks/${kind}`, {
    lines: answers,
  });
  expect(outcome).toBe('passed');
}

async function scoredByTwo(stage: Stage): Promise<void> {
  const sections = scoredSections(call.grid(stage));
  const scores = Object.fromEntries(sections.flatMap(({ criteria }) => criteria.map(({ id }) => [id, 4])));
  const comments = Object.fromEntries(sections.map(({ id }) => [id, `La section ${id} est claire et bien étayée.`]));
  for (const assessor of ['assessor1', 'assessor2'] as const) {
    const assignment = await nextOf(assessor, stage);
    await programs.ask(assessor, 'PUT', `/assessments/${assignment}`, { scores, comments }, { 'if-match': '"0"' });
    await programs.ask(assessor, 'POST', `/assessments/${assignment}/submission`);
  }
}

/** The worker opens the round and gives the file out; then it lies on the desk. */
function nextOf(assessor: Person, stage: Stage): Promise<string> {
  const look = async () => {
    const queues = await list<{ stage: string; next: string | null }>(assessor, '/assessments');
    return queues.find((queue) => queue.stage === stage)?.next ?? '';
  };
  return until(`a file for ${assessor}`, look, (id) => id !== '');
}

async function committeeDecides(stage: Stage): Promise<void> {
  const path = `/calls/${code}/lots/L1/rankings/${stage}`;
  const ranking = await programs.ask<{ fingerprint: string; lines: { outcome: string }[] }>('chair', 'GET', path);
  const present = COMMITTEE.map(({ person }) => idOf(person));
  const reason = 'Le classement résulte des évaluations ; le comité le fait sien.';
  await programs.ask('chair', 'POST', `${path}/decision`, { seen: ranking.fingerprint, present, reason });
}

interface Payment {
  readonly id: string;
  readonly shown: string;
  readonly state: string;
  readonly blockers: readonly { readonly code: string }[];
}

async function pay(bankReference: string, day: string): Promise<void> {
  const requested = async () =>
    (await list<Payment>('finance', '/payments')).find(({ state }) => state === 'requested');
  const found = await until('a payment is requested', requested, (payment) => payment !== undefined);
  const { id = '', shown = '', blockers = [] } = found ?? {};
  expect(blockers).toEqual([]);
  await programs.ask('finance', 'POST', `/payments/${id}/check`, { shown });
  const refusal: unknown = await programs
    .ask('finance', 'POST', `/payments/${id}/approval`, { shown })
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refused);
  expect(refusal).toMatchObject({ status: 409, problem: { code: 'workflow.transition-refused' } });
  await programs.ask('secondFinance', 'POST', `/payments/${id}/approval`, { shown });
  const file = await programs.ask<{ batchId: string }>('finance', 'POST', '/payment-files', {
    paymentIds: [id],
    executeOn: day,
  });
  const content = await programs.send('finance', 'GET', `/payment-files/${file.batchId}/content`);
  expect(await content.text()).toContain('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
  await programs.ask('finance', 'POST', `/payments/${id}/execution`, { executedOn: day, bankReference });
  await programs.ask('secondFinance', 'POST', `/payments/${id}/reconciliation`, {
    statementLine: `${bankReference}, ligne 1`,
  });
}

async function paidMinor(): Promise<number> {
  return (await programs.ask<{ paidMinor: number }>('signatory', 'GET', `/grants/${grant}`)).paidMinor;
}

interface Report {
  readonly missing: readonly string[];
  readonly figures: {
    readonly lines: readonly {
      readonly heading: string;
      readonly budgetMinor: number;
      readonly nowMinor: number | null;
    }[];
  };
}

/** Half of the budget is spent in each of the two periods. */
async function report(kind: 'interim' | 'final'): Promise<void> {
  const reports = await list<{ id: string; kind: string }>('signatory', '/reports');
  const id = reports.find((one) => one.kind === kind)?.id ?? '';
  const empty = await programs.ask<Report>('signatory', 'GET', `/reports/${id}`);
  for (const page of call.form(kind === 'interim' ? 'interimReport' : 'finalReport').pages) {
    await savePage(id, page.id, completeAnswers(call, page));
  }
  await savePage(
    id,
    'figures',
    Object.fromEntries(empty.figures.lines.map(({ heading, budgetMinor }) => [heading, String(budgetMinor / 200)])),
  );
  const { missing } = await programs.ask<Report>('signatory', 'GET', `/reports/${id}`);
  for (const document of missing)
    await programs.upload(
      'signatory',
      `/reports/${id}/documents?kind=${document}`,
      `${document}.pdf`,
      aPdf(`${kind} ${document}`),
    );
  const { submissionId } = await programs.ask<{ submissionId: string }>(
    'signatory',
    'POST',
    `/reports/${id}/submissions`,
    { declared: true },
  );
  const { figures } = await programs.ask<Report>('officer', 'GET', `/reports/${id}`);
  const decisions = figures.lines.map(({ heading, nowMinor }) => ({
    heading,
    acceptedMinor: nowMinor ?? 0,
    reason: '',
  }));
  await programs.ask('officer', 'POST', `/reports/${id}/acceptance`, { submissionId, decisions });
}

function savePage(id: string, page: string, answers: object): Promise<void> {
  return programs.ask('signatory', 'PUT', `/reports/${id}/pages/${page}`, { answers }, { 'if-match': '"0"' });
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
