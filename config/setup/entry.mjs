// @ts-check
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { install } from './install.mjs';
import { interruption } from './interruption.mjs';
import { takeLock } from './lock.mjs';
import { goodNode, requireNode20, runAgainUnder } from './node24.mjs';
import { ROOT } from './root.mjs';
import { Interrupted, SetupStopped, codeOf, hasField, say } from './say.mjs';

const INSTALL_PATIENCE_MS = 5 * 60_000;

/**
 * How every command begins: packages, then the right Node, then the work. Sets the exit code: what `work` returns, or 1
 * with one sentence. `onInsist` runs when the person asks a second time to end.
 * @param {(signal: AbortSignal) => Promise<number>} work
 * @param {{ purpose?: import('./install.mjs').Purpose, onInsist?: () => void, before?: () => Promise<void> }} [options]
 *   `before` runs ahead of the installation
 */
export async function enter(
  work,
  { purpose = 'to run', onInsist = () => process.exit(1), before = async () => {} } = {},
) {
  try {
    requireNode20(process.versions);
    const signal = interruption(onInsist);
    await before();
    await installAlone(purpose, signal);
    const node = goodNode(ROOT);
    process.exitCode = node === process.execPath ? await work(signal) : await runAgainUnder(node, signal);
  } catch (error) {
    process.exitCode = explained(error);
  }
}

/** Two commands typed at the same time do not install into the same folder at the same time. @param {import('./install.mjs').Purpose} purpose @param {AbortSignal} signal */
async function installAlone(purpose, signal) {
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  const file = path.join(tmpdir(), `minha-setup-${checkout}-${process.getuid?.() ?? 'user'}.lock`);
  const lock = await takeLock(file, 'the set-up', {
    patienceMs: INSTALL_PATIENCE_MS,
    signal,
    whenHeld: ({ pid }) =>
      new SetupStopped(`Another command (process ${pid}) is installing packages here: wait for it or end it.`),
  });
  try {
    await install(ROOT, purpose, signal);
  } finally {
    lock.release();
  }
}

/** @param {unknown} error @returns {number} */
function explained(error) {
  if (error instanceof Interrupted) {
    say('Stopped.');
    return 130;
  }
  say(`\n${sentence(error)}`);
  return 1;
}

/** @param {unknown} error @returns {string} */
function sentence(error) {
  if (error instanceof SetupStopped) return error.message;
  if (codeOf(error) === 'ENOSPC') return 'The disk is full: free some space and run the command again.';
  const place = hasField(error, 'path') ? String(error.path) : 'a file of the programme';
  if (codeOf(error) === 'EACCES' || codeOf(error) === 'EROFS' || codeOf(error) === 'EPERM') {
    return `Your user may not write ${place}: change its owner or its rights, or use another folder with DATA_DIR.`;
  }
  return `Unforeseen: ${error instanceof Error ? error.stack : String(error)}`;
}
