import { randomUUID } from 'node:crypto';
import { CallRecords, Calls, type Call } from '#libs/calls';
import { Engine, EngineModule } from '#libs/engine';
import { type Actor, type Role, systemActor } from '#libs/kernel';
import { Database, DatabaseModule } from '#libs/platform';
import { aCallFile } from '#testing/calls';
import { Test, type TestingModule } from '@nestjs/testing';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import type { CheckKind, LineAnswer } from '../domain/check.js';
import type { FileFacts } from '../domain/findings.js';
import { EligibilityModule } from '../eligibility.module.js';
import { FileChecks } from '../queries/file-checks.js';
import { AnswerClarification } from './answer-clarification.js';
import { DecideCheck } from './decide-check.js';
import { RequestClarification } from './request-clarification.js';

const person = (...roles: Role[]): Actor => ({ kind: 'person', id: randomUUID(), roles });
const by = (actor: Actor, arrivedAt = new Date()) => ({ key: null, by: actor, arrivedAt });
const officer = person('officer');
const signatory = person('applicant', 'signatory');

let database: TestDatabase;
let module: TestingModule;
let call: Call;

beforeAll(async () => {
  database = await testDatabase();
  module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url: database.url, poolSize: 6, applicationName: 'minha-test' }),
      EngineModule.withDefinitions('config/workflows'),
      EligibilityModule,
    ],
  }).compile();
  await module.init();
  const id = randomUUID();
  await module
    .get(Database)
    .transaction((tx) => module.get(CallRecords).add(tx, { id, file: aCallFile({ closesInDays: 9 }), at: new Date() }));
  call = await module.get(Calls).of(null, id);
});
afterAll(async () => {
  await module.close();
  await database.drop();
});

const facts = { lot: 'L1' } as FileFacts;

async function aFileInCheck(): Promise<string> {
  const id = randomUUID();
  const engine = module.get(Engine);
  await module.get(Database).transaction(async (tx) => {
    const payload = { grantId: id, callId: call.id, lot: 'L1', organisationId: randomUUID() };
    const event = { type: 'draftStarted', payload };
    const origin = by(signatory);
    const grant = await engine.start(tx, { id, definition: 'grant.restricted-call', callId: call.id, event, origin });
    const submission = { submissionId: randomUUID(), contentHash: 'x', requestedMinor: 1 };
    await grant.send({ type: 'applicationSubmitted', payload: submission }, origin, { missing: [] });
    await grant.send({ type: 'submissionDeadlinePassed' }, by(systemActor('timer')));
  });
  return id;
}

const answers = (kind: CheckKind, no: Readonly<Record<string, string>> = {}): LineAnswer[] =>
  call.file.checks[kind].map(({ id }) => ({ line: id, answer: id in no ? 'no' : 'yes', reason: no[id] ?? '' }));

const decide = (grantId: string, kind: CheckKind, lines: readonly LineAnswer[], actor = officer) =>
  module.get(DecideCheck).execute({ ...by(actor), grantId, kind, lines, facts });

const stateOf = async (id: string) => (await module.get(Engine).read(id)).state;

describe('deciding a check', () => {
  it('that is passed moves the file on', async () => {
    const id = await aFileInCheck();

    await decide(id, 'administrative', answers('administrative'));
    await decide(id, 'eligibility', answers('eligibility'));

    expect(await stateOf(id)).toBe('scoring.conceptNote');
    expect((await module.get(FileChecks).of(id)).checks).toMatchObject([
      { kind: 'administrative', outcome: 'passed', reasonCode: null, facts },
      { kind: 'eligibility', outcome: 'passed', decidedBy: officer.id },
    ]);
  });

  it('that fails rejects the file with the reason of the call’s closed list', async () => {
    const id = await aFileInCheck();

    await decide(id, 'administrative', answers('administrative', { signed: 'Signed by the treasurer.' }));

    expect(await stateOf(id)).toBe('rejected');
    expect((await module.get(FileChecks).of(id)).checks).toMatchObject([
      { outcome: 'failed', reasonCode: 'notSigned', reason: 'Signed by the treasurer.' },
    ]);
  });

  it.each<[string, Actor, LineAnswer[], string]>([
    ['by somebody who is no officer', person('applicant', 'signatory'), [], 'eligibility.officers-only'],
    ['with lines that nobody answered', officer, [], 'eligibility.check-incomplete'],
    [
      'with a no without a reason',
      officer,
      [{ line: 'signed', answer: 'no', reason: ' ' }],
      'eligibility.check-incomplete',
    ],
    [
      'with a line that the call does not have',
      officer,
      [{ line: 'hue', answer: 'yes', reason: '' }],
      'eligibility.line-not-on-checklist',
    ],
  ])('%s is refused and changes nothing', async (_title, actor, lines, code) => {
    const id = await aFileInCheck();

    await expect(decide(id, 'administrative', lines, actor)).rejects.toMatchObject({ code });
    expect(await stateOf(id)).toBe('eligibilityCheck.administrative');
    expect((await module.get(FileChecks).of(id)).checks).toEqual([]);
  });

  it('before its turn is refused', async () => {
    const id = await aFileInCheck();

    await expect(decide(id, 'eligibility', answers('eligibility'))).rejects.toMatchObject({
      code: 'workflow.transition-refused',
    });
  });

  it('by two officers at once is done once', async () => {
    const id = await aFileInCheck();

    const outcomes = await Promise.allSettled([
      decide(id, 'administrative', answers('administrative')),
      decide(id, 'administrative', answers('administrative'), person('officer')),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await module.get(FileChecks).of(id)).checks).toHaveLength(1);
  });

  it('cannot be rewritten, not even in the database', async () => {
    const id = await aFileInCheck();
    await decide(id, 'administrative', answers('administrative'));

    const change = module
      .get(Database)
      .query(`update eligibility_check set outcome = 'failed' where grant_id = $1`, [id]);

    await expect(change).rejects.toThrow('never changed');
  });
});

describe('a clarification', () => {
  const ask = (grantId: string, question = 'Which province?') =>
    module.get(RequestClarification).execute({ ...by(officer), grantId, question });
  const answer = (grantId: string, clarificationId: string, change: object = {}) =>
    module
      .get(AnswerClarification)
      .execute({ ...by(signatory), grantId, clarificationId, answer: 'Tétouan', ...change });

  it('stops the check until it is answered, within the call’s period', async () => {
    const id = await aFileInCheck();

    const { clarificationId } = await ask(id);
    const asked = await stateOf(id);
    await answer(id, clarificationId);

    expect(asked).toBe('eligibilityCheck.clarification');
    expect(await stateOf(id)).toBe('eligibilityCheck.administrative');
    expect(await module.get(FileChecks).clarificationsOf(id)).toMatchObject([
      { question: 'Which province?', answer: 'Tétouan', answeredBy: signatory.id },
    ]);
  });

  it('that was answered in time is known by its arrival', async () => {
    const id = await aFileInCheck();
    const { clarificationId } = await ask(id);
    const [timer] = await module
      .get(Database)
      .query<{ dueAt: Date }>(
        `select d.due_at as "dueAt" from workflow_instance i cross join lateral deadlines_in(i.deadlines) d where i.id = $1`,
        [id],
      );

    const late = answer(id, clarificationId, by(signatory, timer?.dueAt));

    await expect(late).rejects.toMatchObject({ code: 'workflow.transition-refused' });
    expect(await module.get(FileChecks).clarificationsOf(id)).toMatchObject([{ answer: null }]);
  });

  it('of another file is not found', async () => {
    const [first, second] = [await aFileInCheck(), await aFileInCheck()];
    const { clarificationId } = await ask(first);
    await ask(second);

    await expect(answer(second, clarificationId)).rejects.toMatchObject({
      code: 'eligibility.clarification-not-found',
    });
  });

  it('without words is refused', async () => {
    await expect(ask(await aFileInCheck(), '  ')).rejects.toMatchObject({ code: 'eligibility.text-required' });
  });
});
