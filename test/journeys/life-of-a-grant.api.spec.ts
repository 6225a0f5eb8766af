import { aCall } from '#testing/calls';
import { completeBudget, completeStage } from '#testing/applications';
import { scoredSections } from '#libs/evaluation';
import { Installation, until } from '../support/application.js';
import { chapters, PATIENCE_MS } from './chapters.js';
import { ACCOUNT, aPdf, ASSOCIATION, COMMITTEE, emailOf, PASSWORD, type Person } from './people.js';
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
let grant: string;
let personIds: ReadonlyMap<Person, string>;

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(new Date('2026-01-05T10:00:00Z'));
  await installation.command('call', 'publish', FILE);
  await installation.startServer();
  await installation.startWorker();
  programs = new Programs(installation.url);
}, PATIENCE_MS);

afterAll(() => installation?.close(), PATIENCE_MS);

describe('the life of a grant through the API', () => {
  it(
    'begins with everybody’s account: the operator gives the roles',
    chapter(async () => {
      personIds = await enterStaff(installation, programs, code);
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
      const account = {
        name: 'Salma Bennis',
        email: emailOf('signatory'),
        password: PASSWORD,
        language: 'fr',
        organisation: ASSOCIATION,
      };
      const { organisationId } = await programs.ask<{ organisationId: string }>(null, 'POST', '/accounts', account);
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

      ({ id: grant } = await programs.ask<{ id: string }>('signatory', 'POST', '/applications', {
        call: code,
        lot: 'L1',
        organisationId,
      }));
      await write('conceptNote');
      const { receiptCode } = await handIn();

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
      await expect(handIn()).rejects.toMatchObject({ status: 409 });
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
      await decide('administrative');
      await decide('eligibility');

      await reaches('scoring.conceptNote');
    }),
    PATIENCE_MS,
  );

  it(
    'is scored by two, short-listed, and invited to apply in full',
    chapter(async () => {
      await scoredByTwo('conceptNote');
      await reaches('scoring.conceptNoteScored');
      await committeeDecides('conceptNote');

      await reaches('draft.fullApplication');
      await mailTo('signatory', `/applications/${grant}`);
    }),
    PATIENCE_MS,
  );

  it(
    'applies in full with its budget, and is scored and selected',
    chapter(async () => {
      await write('fullApplication');
      const { receiptCode } = await handIn();
      await mailTo('signatory', receiptCode);
      await forwardTo('fullApplication');
      await reaches('scoring.fullApplication');
      await scoredByTwo('fullApplication');
      await reaches('scoring.ranked');
      await committeeDecides('fullApplication');

      await reaches('eligibilityCheck.verification');
    }),
    PATIENCE_MS,
  );

  it(
    'is verified on its legal file and awarded',
    chapter(async () => {
      await attach('legalFile');
      await decide('verification');
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

function idOf(person: Person): string {
  const id = personIds.get(person);
  if (id === undefined) throw new Error(`${person} has no account.`);
  return id;
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
    const queues = await programs.list<{ stage: string; next: string | null }>(assessor, '/assessments');
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
