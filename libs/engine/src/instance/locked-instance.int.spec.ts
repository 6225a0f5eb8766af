import { randomUUID } from 'node:crypto';
import type { Actor } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { assertAsItRan } from '../definitions/freeze.js';
import { Definitions } from '../definitions/definitions.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';

const DAY = 86_400_000;
const closing = new Date(Date.now() + 9 * DAY);
const signatory: Actor = { kind: 'person', id: 'amina', roles: ['applicant', 'signatory'] };
const callId = randomUUID();

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  const calendar = aCalendar({ dates: { conceptNoteDeadline: closing }, periods: { administrativeCheck: 'P10D' } });
  runtime = await runtimeOn(database.url, new FixedRules(calendar));
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

async function aDraft(key: string | null = null): Promise<string> {
  const id = randomUUID();
  const payload = { grantId: id, callId, lot: 'L1', organisationId: randomUUID() };
  await runtime.database.transaction((tx) =>
    runtime.engine.start(tx, {
      id,
      definition: 'grant.restricted-call',
      callId,
      event: { type: 'draftStarted', payload },
      origin: { by: signatory, arrivedAt: new Date(), key },
    }),
  );
  return id;
}

const submitted = {
  type: 'applicationSubmitted',
  payload: { submissionId: randomUUID(), contentHash: 'c0ffee', requestedMinor: 100 },
};

function commandsOf(id: string) {
  return runtime.database.query(
    'select h.event, h.command from workflow_history h where h.instance_id = $1 order by h.seq',
    [id],
  );
}

describe('an instance that is locked', () => {
  it('says what it is and where it stands', async () => {
    const id = await aDraft();

    await runtime.database.transaction(async (tx) => {
      const grant = await runtime.engine.lock(tx, id);

      expect(grant).toMatchObject({ id, callId, definition: 'grant.restricted-call', version: 1 });
      expect(grant.context).toMatchObject({ lot: 'L1' });
      expect(grant.states).toEqual(['draft.conceptNote']);
      expect(['draft', 'draft.conceptNote', 'draft.concept', 'submitted'].filter((path) => grant.isIn(path))).toEqual([
        'draft',
        'draft.conceptNote',
      ]);
    });
  });

  it('stands elsewhere as soon as it was told something, and remembers under which key', async () => {
    const id = await aDraft('first-key');

    await runtime.database.transaction(async (tx) => {
      const grant = await runtime.engine.lock(tx, id);
      const step = await grant.send(submitted, { by: signatory, arrivedAt: new Date(), key: 'key' }, { missing: [] });

      expect(step.taken).toBe('draft.conceptNote/applicationSubmitted/0');
      expect(grant.states).toEqual(['submitted.conceptNote']);
      expect(grant.version).toBe(2);
    });

    expect(await commandsOf(id)).toEqual([
      { event: 'draftStarted', command: 'first-key' },
      { event: 'applicationSubmitted', command: 'key' },
    ]);
  });

  it('says to a person what they may do, with what is known beforehand', async () => {
    const id = await aDraft();
    const actions = (given?: { missing: string[] }) =>
      runtime.database.transaction(async (tx) => (await runtime.engine.lock(tx, id)).explain(signatory, given));
    const submit = (found: Awaited<ReturnType<typeof actions>>) =>
      found.find(({ event }) => event === 'applicationSubmitted');

    expect(submit(await actions({ missing: [] }))).toMatchObject({ allowed: true, until: closing.toISOString() });
    expect(submit(await actions({ missing: ['title'] }))).toMatchObject({ allowed: false });
    expect(submit(await actions())).toMatchObject({ allowed: false });
    expect(await runtime.engine.explain(id, signatory, { missing: [] })).toEqual(await actions({ missing: [] }));
    expect(submit(await runtime.engine.explain(id, signatory))).toMatchObject({ allowed: false });
  });

  it('says the same for several at once, each with what is known of it, and leaves out what is not there', async () => {
    const [whole, wanting, unknown] = [await aDraft(), await aDraft(), randomUUID()];
    const asked = [
      { id: whole, by: signatory, given: { missing: [] } },
      { id: unknown, by: signatory, given: {} },
      { id: wanting, by: signatory, given: { missing: ['title'] } },
    ];

    const actions = await runtime.engine.explainEach(asked);

    expect([...actions.keys()]).toEqual([whole, wanting]);
    expect(actions.get(whole)).toEqual(await runtime.engine.explain(whole, signatory, { missing: [] }));
    expect(actions.get(wanting)).toEqual(await runtime.engine.explain(wanting, signatory, { missing: ['title'] }));
  });

  it('takes an event that says nothing, and remembers nothing of it', async () => {
    const id = await aDraft();
    const system: Actor = { kind: 'system', id: 'test', roles: ['system'] };

    const sent = runtime.database.transaction(async (tx) => {
      const grant = await runtime.engine.lock(tx, id);
      const { headHash } = grant;
      await grant.send(submitted, { by: signatory, arrivedAt: new Date() }, { missing: [] });
      await grant.send({ type: 'submissionDeadlinePassed' }, { by: system, arrivedAt: new Date() });
      return grant.headHash !== headHash && grant.headHash;
    });

    expect(await sent).toBe((await runtime.engine.read(id)).headHash);
    expect(await commandsOf(id)).toMatchObject([{}, {}, { event: 'submissionDeadlinePassed', command: null }]);
    expect([...(await runtime.engine.statesOf(id))].toSorted()).toEqual([
      'draft.conceptNote',
      'eligibilityCheck.administrative',
      'submitted.conceptNote',
    ]);
    expect((await runtime.verifier.verify()).discrepancies).toEqual([]);
  });

  it('is not there where nobody began it', async () => {
    const id = randomUUID();
    const unknown = { code: 'engine.instance-not-found', message: `There is no instance ${id}.`, details: { id } };

    await expect(runtime.engine.read(id)).rejects.toMatchObject(unknown);
    await expect(runtime.engine.procedureOf(id)).rejects.toMatchObject(unknown);
    expect(await runtime.engine.statesOf(id)).toEqual(new Set());
    await expect(runtime.database.transaction((tx) => runtime.engine.lock(tx, id))).rejects.toMatchObject(unknown);
  });

  it('runs on the definition that it began with, whose text is kept', async () => {
    const machine = await runtime.engine.procedureOf(await aDraft());
    const asItRan = (one: typeof machine) => runtime.database.transaction((tx) => assertAsItRan(tx, one));
    const altered = { ...machine, source: {} };
    const unused = Definitions.in('config/workflows').latest('payment');

    expect(machine.id).toBe('grant.restricted-call');
    await expect(asItRan(machine)).resolves.toBeUndefined();
    await expect(asItRan(unused)).resolves.toBeUndefined();
    await expect(asItRan(altered)).rejects.toMatchObject({
      code: 'engine.definition-altered',
      message: `${machine.id}, version ${machine.version} has run with another text than its file has now.`,
      details: { id: machine.id, version: machine.version },
    });
  });
});
