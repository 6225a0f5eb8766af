import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { aCalendar, FixedRules, runtimeOn, type Runtime } from '../testing/index.js';
import { SHARDS } from './shares.js';
import { PRESENT_WORKERS, WorkerPresence, type PresentWorker } from './worker-presence.js';

let database: TestDatabase;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  runtime = await runtimeOn(database.url, new FixedRules(aCalendar({})));
});

afterAll(async () => {
  await runtime.close();
  await database.drop();
});

function aWorker(): WorkerPresence {
  return new WorkerPresence(runtime.database, { next: randomUUID });
}

function present() {
  return runtime.database.query<PresentWorker>(PRESENT_WORKERS);
}

/** Everybody was heard so long ago, however slow this machine is. */
function silence(seconds: number) {
  return runtime.database.query('update worker_presence set seen_at = clock_timestamp() - make_interval(secs => $1)', [
    seconds,
  ]);
}

/** Where the others were heard just now. */
async function announced(worker: WorkerPresence) {
  await silence(0);
  return worker.announce();
}

describe('workers', () => {
  it('have every shard between them, and all of them again when the other leaves, falls silent or is forgotten', async () => {
    const [one, other] = [aWorker(), aWorker()];
    expect(await one.announce()).toEqual(SHARDS);

    const [theirs, mine] = [await announced(other), await announced(one)];
    expect([...mine, ...theirs].sort((a, b) => a - b)).toEqual(SHARDS);
    expect([mine, theirs].map(({ length }) => length)).toEqual([8, 8]);
    await silence(0);
    expect(await present()).toMatchObject([{ pid: process.pid }, { pid: process.pid }]);

    await other.leave();
    expect(await announced(one)).toEqual(SHARDS);

    await announced(other);
    await silence(3);
    expect(await one.announce()).toEqual(SHARDS);
    expect(await present()).toHaveLength(1);
    // It is there again, where it was, as soon as it is heard.
    expect(await announced(other)).toEqual(theirs);
    expect(await announced(one)).toEqual(mine);

    await silence(61);
    await one.announce();
    expect(await runtime.database.query('select from worker_presence')).toHaveLength(1);
  });
});
