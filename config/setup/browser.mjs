// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { outcomeOf } from './command.mjs';
import { ROOT } from './root.mjs';
import { SetupStopped, say } from './say.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser that the journeys use: the one named, one of this machine, or one that is installed now. Without a browser
 * the tests do not run: a journey that was skipped proves nothing.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function browser(env, signal) {
  const named = env['CHROMIUM_PATH']?.trim();
  if (named && !existsSync(named))
    throw new SetupStopped(`CHROMIUM_PATH names ${named}, and there is no such file: correct it or unset it.`);
  return named || (await present()) || (await installed(signal));
}

/** @returns {Promise<string | null>} */
async function present() {
  const usual = USUAL_PLACES.find((place) => existsSync(place));
  if (usual) return usual;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

/** @param {AbortSignal} signal @returns {Promise<string>} */
async function installed(signal) {
  say('Installing a browser for the tests (once) ...');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await installDebian(signal);
  if (!(await present())) await installPlaywrights(signal);
  const found = await present();
  if (found) return found;
  throw new SetupStopped(
    'The tests need a browser and none could be installed: install Chromium or Chrome, or name one with CHROMIUM_PATH=/path/to/chromium.',
  );
}

/** Debian's package brings the libraries that the browser needs. @param {AbortSignal} signal */
async function installDebian(signal) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    outcomeOf('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], { env, signal });
  if ((await install()).code === 0) return;
  await outcomeOf('apt-get', ['update'], { env, signal });
  await install();
}

/** @param {AbortSignal} signal */
async function installPlaywrights(signal) {
  const cli = path.join(ROOT, 'node_modules', 'playwright-core', 'cli.js');
  await outcomeOf(process.execPath, [cli, 'install', 'chromium'], { cwd: ROOT, signal });
}
