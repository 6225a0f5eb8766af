import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { ALLOCATION, SWITCHES } from '#setup/memory';
import { unusedPort } from '../support/unused-port.js';

export type App = 'server' | 'worker';
export type Env = Readonly<Record<string, string>>;

const FLAGS = ['--import', './config/setup/end-with-parent.mjs', ...SWITCHES];
const PATIENCE_MS = 120_000;

/** A built programme of this installation that runs beside the measurement. */
export interface AppProcess {
  /** Where it answers; a worker answers nowhere. */
  readonly url: string;
  /** From the start of the process until it said that it is ready. */
  readonly readyMs: number;
  /** What it keeps in memory now, in megabytes. */
  residentMb(): number;
  stop(): Promise<void>;
}

/** Does that and ends the programme, whatever comes of it. */
export async function thenStopped<T>(app: AppProcess, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    await app.stop();
  }
}

/** Starts a programme on a port of its own and waits until it is ready. */
export async function startApp(app: App, env: Env, flags: readonly string[] = []): Promise<AppProcess> {
  const port = String(await unusedPort());
  const begun = performance.now();
  const child = spawn(process.execPath, [...FLAGS, ...flags, `dist/run/${app}.js`], {
    env: {
      ...process.env,
      ...ALLOCATION,
      ...env,
      LOG_LEVEL: 'info',
      PORT: port,
      PUBLIC_URL: `http://localhost:${port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await saying(child, `${app} ready`);
  const readyMs = performance.now() - begun;
  return {
    url: `http://127.0.0.1:${port}`,
    readyMs,
    residentMb: () => residentMb(child.pid ?? 0),
    stop: () => stop(child),
  };
}

function saying(child: ChildProcess, words: string): Promise<void> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`"${words}" was not said:\n${printed}`)), PATIENCE_MS);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`It ended with ${code} before "${words}":\n${printed}`));
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed = `${printed}${text}`.slice(-4_000);
      if (!printed.includes(words)) return;
      clearTimeout(late);
      resolve();
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
