import { randomUUID } from 'node:crypto';
import { CallRecords, Calls, type Call } from '#libs/calls';
import { CorrectState, Engine, EngineModule } from '#libs/engine';
import { type Actor, type Role, systemActor } from '#libs/kernel';
import { Database, DatabaseModule } from '#libs/platform';
import { aCallFile } from '#testing/calls';
import { Test, type TestingModule } from '@nestjs/testing';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { ComplaintsModule } from '../complaints.module.js';
import { ComplaintsOfFile } from '../queries/complaints-of-file.js';
import { AnswerComplaint } from './answer-complaint.js';
import { FileComplaint } from './file-complaint.js';
import { NoteReopening } from './note-reopening.js';

const person = (...roles: Role[]): Actor => ({ kind: 'person', id: randomUUID(), roles });
const by = (actor: Actor, arrivedAt = new Date()) => ({ key: null, by: actor, arrivedAt });
const [decider, colleague] = [person('officer'), person('officer')];
const signatory = person('applicant', 'signatory');
const DAY = 86_400_000;

let database: TestDatabase;
let module: TestingModule;
let call: Call;
const get = <T>(token: abstract new (...args: never[]) => T): T => module.get(token, { strict: false });

beforeAll(async () => {
  database = await testDatabase();
  module = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url: database.url, poolSize: 6, applicationName: 'minha-test' }),
      EngineModule.withDefinitions('config/workflows'),
      ComplaintsModule,
    ],
  }).compile();
  await module.init();
  const id = randomUUID();
  const file = aCallFile({ closesInDays: 9 });
  await get(Database).transaction((tx) => get(CallRecords).add(tx, { id, file, at: new Date() }));
  call = await get(Calls).of(null, id);
});
afterAll(async () => {
  await module.close();
  await database.drop();
});

async function aRefusedFile(): Promise<string> {
  const id = randomUUID();
  await get(Database).transaction(async (tx) => {
    const payload = { grantId: id, callId: call.id, lot: 'L1', organisationId: randomUUID() };
    const event = { type: 'draftStarted', payload };
    const origin = by(signatory);
    const started = { id, definition: 'grant.restricted-call', callId: call.id, event, origin };
    const grant = await get(Engine).start(tx, started);
    const submission = { submissionId: randomUUID(), contentHash: 'x', requestedMinor: 1 };
    await grant.send({ type: 'applicationSubmitted', payload: submission }, origin, { missing: [] });
    await grant.send({ type: 'submissionDeadlinePassed' }, by(systemActor('timer')));
    const refusal = { checkId: randomUUID(), reasonCode: 'E01', reason: 'Hors délai.' };
    await grant.send({ type: 'administrativeCheckFailed', payload: refusal }, by(decider));
  });
  return id;
}

const complain = (grantId: string, who = signatory, at = new Date()) =>
  get(FileComplaint).execute({ ...by(who, at), grantId, reasons: 'Le dossier était complet.' });
const view = (grantId: string) => get(ComplaintsOfFile).of(grantId);

describe('a complaint against a decision', () => {
  it('has a clock of its own: the office answers within the call’s period, and is reminded of it', async () => {
    const file = await aRefusedFile();
    const { complaintId } = await complain(file);

    const { complaints } = await view(file);
    expect(complaints).toMatchObject([{ id: complaintId, state: 'filed', outcome: null }]);
    const wait = (complaints[0]?.dueAt?.getTime() ?? 0) - (complaints[0]?.filedAt.getTime() ?? 0);
    expect(Math.round(wait / DAY)).toBe(45);
    const [kept] = await get(Database).query<{ fires: Date }>(
      'select i.fires_at as fires from workflow_instance i where i.id = $1',
      [complaintId],
    );
    expect(Math.round(((kept?.fires.getTime() ?? 0) - (complaints[0]?.filedAt.getTime() ?? 0)) / DAY)).toBe(31);
  });

  it('is made against reasons that the applicant reads beside the decision', async () => {
    expect((await view(await aRefusedFile())).decision).toMatchObject({
      event: 'administrativeCheckFailed',
      reason: 'Hors délai.',
    });
  });

  it('is one for each decision, by the signatory, in time', async () => {
    const file = await aRefusedFile();

    await expect(complain(file, person('applicant'))).rejects.toMatchObject({ code: 'complaints.not-yours-to-file' });
    await expect(complain(file, signatory, new Date(Date.now() + 31 * DAY))).rejects.toMatchObject({
      code: 'complaints.too-late',
    });
    await complain(file);
    await expect(complain(file)).rejects.toMatchObject({ code: 'complaints.already-filed' });
    expect((await view(file)).complaints).toHaveLength(1);
  });

  it('is answered once, with reasons, by somebody who did not decide', async () => {
    const file = await aRefusedFile();
    const { complaintId } = await complain(file);
    const answer = (who: Actor) =>
      get(AnswerComplaint).execute({
        ...by(who),
        grantId: file,
        complaintId,
        outcome: 'upheld',
        reasons: 'Le cachet du dépôt fait foi.',
      });

    await expect(answer(decider)).rejects.toMatchObject({ code: 'workflow.transition-refused' });
    await answer(colleague);
    await expect(answer(colleague)).rejects.toMatchObject({ code: 'workflow.transition-refused' });

    expect(await view(file)).toMatchObject({
      complaints: [{ state: 'upheld', outcome: 'upheld', answer: 'Le cachet du dépôt fait foi.', dueAt: null }],
      deciders: [decider.id],
    });
    await expect(
      get(Database).query(`update complaint c set answer = 'x' where c.id = $1`, [complaintId]),
    ).rejects.toThrow('answered once');
  });

  it('that is right waits until two operators have put the file back, and a new decision may be complained about', async () => {
    const file = await aRefusedFile();
    const { complaintId } = await complain(file);
    const asked = { grantId: file, complaintId };
    const accepted = { ...asked, outcome: 'accepted', reasons: 'La pièce était jointe.' } as const;
    await get(AnswerComplaint).execute({ ...by(colleague), ...accepted });
    const note = () => get(NoteReopening).execute({ ...by(colleague), ...asked });

    await expect(note()).rejects.toMatchObject({ code: 'workflow.transition-refused' });
    const to = 'eligibilityCheck.administrative';
    const request = { ...by(person('operator')), instanceId: file, to, reason: 'Réclamation fondée.' };
    const { id } = await get(CorrectState).request(request);
    await get(CorrectState).confirm({ ...by(person('operator')), correction: id });
    await note();

    expect(await view(file)).toMatchObject({ decision: null, complaints: [{ state: 'reopened', dueAt: null }] });
  });
});
