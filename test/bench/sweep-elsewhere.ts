import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SWITCHES } from '#setup/memory';
import type { Swept } from './sweeping.js';

const SWEEPING = fileURLToPath(new URL('./sweeping.js', import.meta.url));

/** Applies everything that is due in a process of its own, as in an installation; throws when that process fails. */
export async function sweepElsewhere(deadline: Date): Promise<Swept> {
  const child = spawn(process.execPath, [...SWITCHES, SWEEPING, deadline.toISOString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The sweeping process ended with ${String(code)}.`);
  // Printed by sweeping.ts, which says what it is.
  return JSON.parse(printed) as Swept;
}
