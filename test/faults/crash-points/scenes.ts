import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DecideAward, DecideSelection } from '#libs/awards';
import { ContractFile, SignAsAuthority, SignAsBeneficiary } from '#libs/contracts';
import { SubmitAssessment } from '#libs/evaluation';
import { Ids } from '#libs/kernel';
import { ApprovePayment, Dossiers, ReconcilePayment, RecordExecution, SendBatch } from '#libs/payments';
import { anApplicant, ApplicationsDesk } from '#testing/applications';
import { as, AssessorsAtWork, TestProgramme } from '#testing/evaluation';
import { CommitteeAtWork } from '../../../libs/awards/src/testing/committee-at-work.js';
import { commentsOn, scoresOf } from '../../../libs/evaluation/src/testing/grids.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { type AwardedGrant, dayFromNow, GrantHouse } from '../../support/grant-house.js';
import { approve, check, executed, openPayment, seen, send } from '../../support/paying.js';
import type { Scene } from './crash-everywhere.js';
import { Executioner } from './executioner.js';

/** A use case just before it is carried out, and who kills its connections. */
export interface Staged {
  readonly scene: Scene;
  readonly executioner: Executioner;
}

/** Each of them is played on the stage that the one before it left: ask for the next when one is over. */
export async function* everyScene(): AsyncGenerator<Staged> {
  yield* submission();
  yield* scoring();
  yield* decisions();
  yield* contractAndPayment();
}

export async function* submission(): AsyncGenerator<Staged> {
  const desk = await ApplicationsDesk.open();
  const executioner = await Executioner.of(await adminUrlOf(desk.get(DataSource)));
  const call = await desk.aCall();
  const applicationId = await desk.aDraft(call);
  await desk.complete(call, applicationId);
  const [applicant, arrivedAt] = [anApplicant(), new Date()];
  yield {
    executioner,
    scene: {
      name: 'submit an application',
      ...partsOf(desk),
      command: (key) => desk.submit(applicationId, { applicant, arrivedAt, key }),
    },
  };
  await executioner.close();
  await desk.close();
}

async function* scoring(): AsyncGenerator<Staged> {
  const database = await testDatabase();
  const programme = await TestProgramme.on(database.url);
  const executioner = await Executioner.of(database.adminUrl);
  const assessors = new AssessorsAtWork(programme);
  await assessors.join(3);
  const file = await programme.fileInScoring();
  const grid = programme.grid('conceptNote');
  const [first, second] = await assessors.assignments(file);
  if (!first || !second) throw new Error('The file has no assessors.');
  await assessors.score(first.id, first.personId, { grid, score: 4 });
  const comments = Object.fromEntries(
    Object.entries(commentsOn(grid)).map(([id, text]) => [id, `${text} In many words.`]),
  );
  const sheetOf = (score: number) => ({ scores: scoresOf(grid, score, {}), comments });
  const submit = (key: string, score: number): Promise<unknown> =>
    programme.module
      .get(SubmitAssessment)
      .execute({ ...as(second.personId, 'assessor'), key, assignmentId: second.id, sheet: sheetOf(score) });
  const parts = partsOf(programme.module);
  yield { executioner, scene: { name: 'score, the last one of a file', ...parts, command: (key) => submit(key, 4) } };
  yield {
    executioner,
    scene: { name: 'score, and a third assessor is asked', ...parts, command: (key) => submit(key, 2) },
  };
  await end(executioner, programme, database);
}

async function* decisions(): AsyncGenerator<Staged> {
  const database = await testDatabase();
  const committee = await CommitteeAtWork.on(database.url);
  const executioner = await Executioner.of(database.adminUrl);
  const { programme } = committee;
  const first = await committee.scoredFullApplication(5, { requestedMinor: 60 });
  await committee.scoredFullApplication(4, { requestedMinor: 30, apart: { '6.2': 3 } });
  await committee.drawUp('fullApplication');
  const confirmation = await committee.confirmation('fullApplication');
  const parts = partsOf(programme.module);
  const select = (key: string): Promise<unknown> =>
    programme.module.get(DecideSelection).execute({ ...confirmation, key });
  yield { executioner, scene: { name: 'decide a selection', ...parts, command: select } };
  await select(randomUUID());
  await programme.send(first, 'verificationPassed', { checkId: first }, 'officer');
  const authority = as(randomUUID(), 'authority');
  const award = (key: string): Promise<unknown> =>
    programme.module.get(DecideAward).execute({ ...authority, key, grantId: first });
  yield { executioner, scene: { name: 'decide an award', ...parts, command: award } };
  await end(executioner, programme, database);
}

async function* contractAndPayment(): AsyncGenerator<Staged> {
  const house = await GrantHouse.open();
  const executioner = await Executioner.of(await adminUrlOf(house.get(DataSource)));
  const stage = (name: string, command: Scene['command']): Staged => ({
    executioner,
    scene: { name, ...partsOf(house), command },
  });
  const grant = await house.anAwardedGrant();
  yield* signing(house, grant, stage);
  await house.work();
  yield* paying(house, grant, stage);
  await executioner.close();
  await house.close();
}

type Stage = (name: string, command: Scene['command']) => Staged;

async function* signing(house: GrantHouse, grant: AwardedGrant, stage: Stage): AsyncGenerator<Staged> {
  await house.prepare(grant);
  const { contentHash } = await house.get(ContractFile).of(grant.id);
  const signature = { grantId: grant.id, contentHash, personName: 'N. N.' };
  const authority = (key: string): Promise<unknown> =>
    house.get(SignAsAuthority).execute({ ...house.as(house.cast.authority, key), ...signature });
  const beneficiary = (key: string): Promise<unknown> =>
    house.get(SignAsBeneficiary).execute({ ...house.as(grant.signatory, key), ...signature });
  yield stage('sign a contract as authority', authority);
  await authority(randomUUID());
  yield stage('sign a contract as beneficiary', beneficiary);
  await beneficiary(randomUUID());
}

async function* paying(house: GrantHouse, grant: AwardedGrant, stage: Stage): AsyncGenerator<Staged> {
  const { finance, secondFinance } = house.cast;
  const paymentId = await openPayment(house, grant);
  await check(house, paymentId);
  const { shown } = await house.get(Dossiers).of(paymentId, secondFinance.id);
  yield stage('approve a payment', (key) =>
    house.get(ApprovePayment).execute({ ...house.as(secondFinance, key), paymentId, shown }),
  );
  await approve(house, paymentId);
  const executeOn = dayFromNow(0);
  const payments = await seen(house, finance, [paymentId]);
  yield stage('send a payment file', (key) =>
    house.get(SendBatch).execute({ ...house.as(finance, key), payments, executeOn }),
  );
  await send(house, paymentId);
  yield stage('record an execution', (key) =>
    house
      .get(RecordExecution)
      .execute({ ...house.as(finance, key), paymentId, executedOn: executeOn, bankReference: 'VIR 1' }),
  );
  await executed(house, paymentId);
  yield stage('reconcile a payment', (key) =>
    house.get(ReconcilePayment).execute({ ...house.as(secondFinance, key), paymentId, statementLine: '1' }),
  );
}

/** Where parts of a programme are found by their classes. */
interface Parts {
  get<T>(token: abstract new (...args: never[]) => T): T;
}

function partsOf(parts: unknown): Pick<Scene, 'source' | 'ids'> {
  // Test modules, desks and houses find parts by abstract classes too, whatever their signatures say.
  const found = parts as Parts;
  return { source: found.get<DataSource>(DataSource), ids: found.get<Ids>(Ids) };
}

async function end(executioner: Executioner, programme: TestProgramme, database: TestDatabase): Promise<void> {
  await executioner.close();
  await programme.close();
  await database.drop();
}

/** The same database as superuser. */
async function adminUrlOf(source: DataSource): Promise<string> {
  const [row]: { name: string }[] = await source.query('select current_database() as name');
  const url = new URL(process.env['MINHA_TEST_ADMIN_URL'] ?? '');
  url.pathname = row?.name ?? '';
  return url.href;
}
