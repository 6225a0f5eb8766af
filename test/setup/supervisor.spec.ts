import { mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Supervisor, because } from '../../config/setup/supervisor.mjs';

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

class FakeProcess {
  private readonly ends = deferred<string>();
  readonly pid = 0;
  readonly ended = this.ends.promise;

  constructor(
    readonly name: string,
    private readonly stopped: string[],
  ) {}

  end(how: string): void {
    this.ends.resolve(how);
  }

  readonly stop = async (): Promise<void> => {
    this.stopped.push(this.name);
    this.end('SIGTERM');
  };
}

function aCharge(name: string, stopped: string[] = []) {
  const started: FakeProcess[] = [];
  const start = (): FakeProcess => {
    const running = new FakeProcess(name, stopped);
    started.push(running);
    return running;
  };
  return { name, log: `${name}.log`, fault: () => 'it broke', start, started };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}

beforeAll(() => {
  // What it tells the person at the terminal.
  mock.method(process.stderr, 'write', () => true);
});

describe('keeping processes running', () => {
  it('ends them in the reverse order of their start', async () => {
    const stopped: string[] = [];
    const supervisor = new Supervisor(() => {}, 0);
    for (const name of ['database', 'mailbox', 'worker', 'server']) await supervisor.start(aCharge(name, stopped));

    await supervisor.stop();

    expect(stopped).toEqual(['server', 'worker', 'mailbox', 'database']);
  });

  it('starts one again that ended by itself, and gives up the fourth time within a minute', async () => {
    const worker = aCharge('worker');
    const supervisor = new Supervisor(() => {}, 0);
    await supervisor.start(worker);
    supervisor.keepAlive(worker);

    for (const tries of [1, 2, 3]) {
      worker.started.at(-1)?.end('code 1');
      await until(() => worker.started.length === tries + 1);
    }
    worker.started.at(-1)?.end('code 1');

    await expect(supervisor.failed).rejects.toThrow(
      /^The worker ended by itself \(code 1: it broke\), .* see worker\.log/,
    );
    expect(worker.started).toHaveLength(4);
  });

  it('does not start again what it has ended', async () => {
    const worker = aCharge('worker');
    const supervisor = new Supervisor(() => {}, 0);
    await supervisor.start(worker);
    supervisor.keepAlive(worker);

    await supervisor.stop();
    await nextTurn();

    expect(worker.started).toHaveLength(1);
  });

  it('ends at once what becomes ready only while everything is ending', async () => {
    const stopped: string[] = [];
    const supervisor = new Supervisor(() => {}, 0);
    const slow = aCharge('database', stopped);
    const ready = deferred<null>();
    const starting = supervisor.start({ ...slow, start: async () => (await ready.promise, slow.start()) });

    await supervisor.stop();
    ready.resolve(null);

    await expect(starting).rejects.toThrow('Interrupted');
    expect(stopped).toEqual(['database']);
  });

  it('tells who runs, for the start after a power cut', async () => {
    const told: string[][] = [];
    const supervisor = new Supervisor((running) => told.push(running.map(({ name }) => name)), 0);

    await supervisor.start(aCharge('worker'));
    await supervisor.start(aCharge('server'));

    expect(told).toEqual([['worker'], ['worker', 'server']]);
  });
});

describe('the reason of an end', () => {
  it('is not looked for in the log of one that was killed', () => {
    expect(because('SIGKILL', aCharge('worker'))).toBe('SIGKILL');
    expect(because('code 3', aCharge('worker'))).toBe('code 3: it broke');
    expect(because('code 3', { ...aCharge('worker'), fault: () => '' })).toBe('code 3');
  });
});
