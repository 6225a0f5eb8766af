import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { CallRecords, CallsModule, readCallFile } from '#libs/calls';
import { Engine, EngineModule } from '#libs/engine';
import type { Actor, JsonObject } from '#libs/kernel';
import { Database, DatabaseModule } from '#libs/platform';
import { DefinitionFolder } from '#testing/engine';
import { Installation } from '../support/application.js';

const GRANT = 'grant.restricted-call';
const AMINA: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const TIMER: Actor = { kind: 'system', id: 'test', roles: ['system'] };
const arrivedAt = new Date('2026-01-05T11:00:00Z');
const [FIRST, SECOND] = ['first@example.org', 'second@example.org'];

let installation: Installation;
let former: TestingModule;
let callId: string;

/** Files begun while version 1 was the newest; the commands run with the definitions of the product. */
async function begunBefore(...events: readonly (readonly [string, Actor, JsonObject?])[]): Promise<string> {
  const id = randomUUID();
  await former.get(Database).transaction(async (tx) => {
    const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
    const event = { type: 'draftStarted', payload };
    const origin = { by: AMINA, arrivedAt };
    const grant = await former.get(Engine).start(tx, { id, definition: GRANT, callId, event, origin });
    for (const [type, by, more = {}] of events) {
      await grant.send({ type, payload: more }, { by, arrivedAt }, { missing: [] });
    }
  });
  return id;
}

function number(printed: string): string {
  return /--confirm (\S+)/.exec(printed)?.[1] ?? printed;
}

beforeAll(async () => {
  installation = await Installation.open();
  await installation.moveClockTo(arrivedAt);
  const folder = new DefinitionFolder();
  folder.add(GRANT, 1);
  former = await Test.createTestingModule({
    imports: [
      DatabaseModule.connect({ url: installation.database.url, poolSize: 2, applicationName: 'minha-test' }),
      EngineModule.withDefinitions(folder.path),
      CallsModule,
    ],
  }).compile();
  await former.init();
  folder.remove();
  callId = await aPublishedCall();
  for (const email of [FIRST, SECOND]) await anOperator(email);
}, 120_000);

async function aPublishedCall(): Promise<string> {
  const id = randomUUID();
  const file = await readCallFile('config/calls/kafaat-liljamia.yaml', 'config/grids');
  await former.get(Database).transaction(async (tx) => {
    await former.get(CallRecords).add(tx, { id, file, at: arrivedAt });
    await former.get(CallRecords).markPublished(tx, id, arrivedAt);
  });
  return id;
}

async function anOperator(email: string): Promise<void> {
  const id = randomUUID();
  const database = former.get(Database);
  await database.query(`insert into person (id, email, name, language, created_at) values ($1, $2, $2, 'fr', $3)`, [
    id,
    email,
    arrivedAt,
  ]);
  await database.query(
    `insert into role_grant (id, person_id, role, granted_by, granted_at) values ($1, $2, 'operator', 'test', $3)`,
    [randomUUID(), id, arrivedAt],
  );
}

afterAll(async () => {
  await former.close();
  await installation.close();
});

it('an operator compares two versions, looks what a move would do, and two of them move the files and back', async () => {
  const draft = await begunBefore();

  const diff = await installation.command('workflow', 'diff', `${GRANT}.v1`, `${GRANT}.v2`);
  const versions = ['workflow', 'move', GRANT, '--from', '1', '--to', '2'];
  const dry = await installation.command(...versions, '--dry-run');
  const asked = await installation.command(...versions, '--reason', 'The clock stands still.', '--by', FIRST);
  const own = installation.command('workflow', 'move', '--confirm', number(asked), '--by', FIRST);
  await expect(own).rejects.toThrow('a second operator');
  const moved = await installation.command('workflow', 'move', '--confirm', number(asked), '--by', SECOND);
  const undo = ['workflow', 'move', '--undo', number(asked), '--reason', 'Too early.', '--by', FIRST];
  const back = await installation.command(
    'workflow',
    'move',
    '--confirm',
    number(await installation.command(...undo)),
    '--by',
    SECOND,
  );

  expect(diff).toBe('+ eligibilityCheck.clarification gains the pause of administrativeCheckDue (then rest).\n');
  expect(dry).toBe('1 file would go on under version 2; 0 files that ended: these stay.\n');
  expect(moved).toContain('1 files go on under the other version; 0 stay');
  expect(back).toContain('1 files go on under the other version; 0 stay');
  expect(await installation.command('workflow', 'moves')).toMatch(/2 -> 1, taken back {2}done {2}Too early\./);
  const history = await installation.rows<{ event: string }>(
    'select h.event from workflow_history h where h.instance_id = $1 order by h.seq',
    [draft],
  );
  expect(history.map(({ event }) => event)).toEqual(['draftStarted', 'definitionChanged', 'definitionChangeUndone']);
}, 300_000);

it('a state is corrected by two operators, and what was before can still be shown', async () => {
  const file = await begunBefore(['applicationWithdrawn', AMINA, { reason: 'the wrong file' }]);
  const [{ at } = { at: new Date(0) }] = await installation.rows<{ at: Date }>(
    'select i.updated_at as at from workflow_instance i where i.id = $1',
    [file],
  );

  const asked = await installation.command(
    'correct',
    file,
    '--to',
    'draft.conceptNote',
    '--reason',
    'Withdrawn by mistake.',
    '--by',
    FIRST,
  );
  expect(await installation.command('correct', '--waiting')).toContain(file);
  const made = await installation.command('correct', '--confirm', number(asked), '--by', SECOND);
  const then = await installation.command('show', file, '--at', at.toISOString());
  const now = await installation.command('show', file);

  expect(made).toBe(
    `The file stood in withdrawn and stands in draft.conceptNote now: ${installation.url}/files/${file}\n`,
  );
  expect(then).toMatch(/State +withdrawn\n/);
  expect(then).toContain('Rules       grant.restricted-call, version 1');
  expect(now).toMatch(/State +draft\.conceptNote\n/);
  expect(now).toMatch(/conceptNoteDeadline {2}2026-02-19T12:00 Africa\/Casablanca {2}for applicant/);
  expect(now).toMatch(/applicationSubmitted {2}signatory: nobody {2}if beforeDeadline and applicationComplete/);
  await expect(installation.command('show', file, '--at', '2025-12-01T12:00')).rejects.toThrow('had not begun');
}, 300_000);

it('every history still leads to where its file stands', async () => {
  await begunBefore(['applicationSubmitted', AMINA, sent()], ['submissionDeadlinePassed', TIMER]);

  expect(await installation.command('verify')).toMatch(/ 0 discrepancies\n/);
}, 120_000);

function sent(): JsonObject {
  return { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 };
}
