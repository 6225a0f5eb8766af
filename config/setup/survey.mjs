// @ts-check
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browser } from './browser.mjs';
import { runHere } from './command.mjs';
import { compile } from './compile.mjs';
import { dataDirOf } from './data-dir.mjs';
import { enter } from './entry.mjs';
import { pause } from './interruption.mjs';
import { readOwner } from './lock.mjs';
import { withNodeFirst } from './node24.mjs';
import { PortalStart } from './portal-start.mjs';
import { freePort } from './ports.mjs';
import { SURVEY, withCompileCache } from './programme.mjs';
import { ROOT } from './root.mjs';

const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--at='));
const at = process.argv.find((arg) => arg.startsWith('--at='))?.slice('--at='.length);

/**
 * Looks at every page of the portal (test/survey): in a portal of its own with the demo, which it ends and clears away;
 * with `--at=http://localhost:3000` in one that runs, which gets a few people more. Ends with 1 on any finding.
 */
await enter((signal) => (at ? lookAt(at, signal) : inOwnPortal((url) => lookAt(url, signal), signal)), {
  purpose: 'to develop',
});

/** @param {string} url @param {AbortSignal} signal @returns {Promise<number>} */
async function lookAt(url, signal) {
  await compile(ROOT);
  const env = withCompileCache(withNodeFirst(process.execPath));
  const chromium = await browser(process.env, signal);
  return runHere(process.execPath, ['--enable-source-maps', SURVEY, ...args], {
    cwd: ROOT,
    env: { ...env, SURVEY_URL: url, CHROMIUM_PATH: chromium },
    signal,
  });
}

/**
 * @param {(url: string) => Promise<number>} work
 * @param {AbortSignal} signal
 * @returns {Promise<number>}
 */
async function inOwnPortal(work, signal) {
  // Not there yet: whoever makes it lets PostgreSQL pass through it.
  const folder = path.join(tmpdir(), `minha-survey-${process.pid}`);
  const port = await freePort(0);
  const { PATH, HOME, CHROMIUM_PATH } = process.env;
  const given = { PATH, HOME, CHROMIUM_PATH, DATA_DIR: folder, PORT: String(port), DEMO: 'on' };
  const portal = new PortalStart(given, () => undefined);
  const end = new AbortController();
  const running = portal.run(AbortSignal.any([signal, end.signal]));
  try {
    await Promise.race([running, isReady(dataDirOf(given).lock, signal)]);
    return await work(`http://localhost:${port}`);
  } finally {
    end.abort();
    await running.catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The portal says in its lock where it answers, once it does. @param {string} lock @param {AbortSignal} signal */
async function isReady(lock, signal) {
  while (!readOwner(lock)?.address) await pause(200, signal);
}
