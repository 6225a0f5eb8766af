import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const END_WITH_PARENT = fileURLToPath(new URL('../../config/setup/end-with-parent.mjs', import.meta.url));
const START_LIMIT_MS = 120_000;

export type App = 'server' | 'worker' | 'cli';
export type Env = Readonly<Record<string, string>>;

/** One of the built programmes, running as the operator runs it. */
export interface ApplicationProcess {
  /** Everything it has printed so far; for the message of a test that fails. */
  output(): string;
  readonly pid: number;
  /** How it ended by itself; null while it runs. */
  ended(): string | null;
  /** SIGKILL: no handler runs, nothing is put in order. */
  kill(): Promise<void>;
  /** SIGTERM, and waits until it has ended; throws when it did not end well. */
  stop(): Promise<void>;
}

/** Starts a programme of dist/, with modules that are loaded ahead of it, and waits until it says that it is ready. */
export async function startProcess(
  app: App,
  env: Env,
  ready: string,
  preloads: readonly string[] = [],
): Promise<ApplicationProcess> {
  const child = launch(app, { env, preloads });
  const printed = outputOf(child);
  const ended = once(child, 'exit');
  const running: ApplicationProcess = {
    pid: child.pid ?? 0,
    output: () => printed.join(''),
    ended: () => child.signalCode ?? (child.exitCode === null ? null : `code ${child.exitCode}`),
    kill: () => end(child, ended, 'SIGKILL'),
    stop: async () => {
      await end(child, ended, 'SIGTERM');
      if (child.signalCode !== 'SIGTERM' && child.exitCode !== 0)
        throw new Error(
          `The ${app} ended with ${child.exitCode ?? child.signalCode}:\n${printed.join('').slice(-4_000)}`,
        );
    },
  };
  await saying(child, printed, ready).catch(async (reason: unknown) => {
    await running.kill();
    throw new Error(`The ${app} did not start (${String(reason)}):\n${printed.join('').slice(-4_000)}`);
  });
  return running;
}

/** Runs a command to its end and returns what it printed; throws with the output when it failed. */
export async function runCommand(args: readonly string[], env: Env): Promise<string> {
  const child = launch('cli', { args, env });
  const printed = outputOf(child);
  await once(child, 'close');
  if (child.exitCode !== 0)
    throw new Error(`minha ${args.join(' ')} ended with ${child.exitCode}:\n${printed.join('')}`);
  return printed.join('');
}

interface Launch {
  readonly args?: readonly string[];
  readonly env: Env;
  readonly preloads?: readonly string[];
}

/** Without what jest and this shell add to the environment: the programme sees what an installation would give it. */
function launch(app: App, { args = [], env, preloads = [] }: Launch): ChildProcess {
  const imports = [END_WITH_PARENT, ...preloads].flatMap((module) => ['--import', module]);
  // What is loaded ahead reaches into single modules, which are there only before they are put together.
  const programme = preloads.length > 0 ? `dist/apps/${app}/src/main.js` : `dist/run/${app}.js`;
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [...imports, programme, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, NODE_COMPILE_CACHE: 'dist/.compiled', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function outputOf(child: ChildProcess): string[] {
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  return printed;
}

function saying(child: ChildProcess, printed: readonly string[], ready: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('it is not ready after two minutes')), START_LIMIT_MS);
    child.once('exit', (code, signal) => reject(new Error(`it ended with ${code ?? signal}`)));
    child.stdout?.on('data', () => {
      if (!printed.join('').includes(ready)) return;
      clearTimeout(limit);
      resolve();
    });
    child.once('exit', () => clearTimeout(limit));
  });
}

async function end(child: ChildProcess, ended: Promise<unknown>, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await ended;
}
