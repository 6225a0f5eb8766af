// @ts-check
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { outcomeOf } from './command.mjs';
import { INSTALL_NEEDS, requireSpace } from './disk.mjs';
import { SetupStopped, say } from './say.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 */

/**
 * Makes the packages on disk those of package-lock.json; does nothing when they are already.
 * @param {string} root
 * @param {AbortSignal} signal
 */
export async function install(root, signal) {
  if (isInstalled(root)) return;
  await requireSpace(root, INSTALL_NEEDS, 'install the packages');
  say('Installing the packages (once, a minute or two) ...');
  const first = await runNpm('ci', root, signal);
  if (first.code === 0) return;
  if (!/package-lock\.json .*are in sync/.test(first.output)) throw new SetupStopped(installSentence(first.output));
  // npm wants every system's packages in the lock file, also those that the registry in use does not offer. Installing
  // without saving passes over them; everything else must still be what the lock file says.
  rmSync(path.join(root, 'node_modules'), { recursive: true, force: true });
  const second = await runNpm('install --no-save', root, signal);
  if (second.code !== 0 || !isInstalled(root))
    throw new SetupStopped(installSentence(second.code === 0 ? first.output : second.output));
}

/** @param {string} command @param {string} root @param {AbortSignal} signal @returns {Promise<{ code: number, output: string }>} */
async function runNpm(command, root, signal) {
  // Scripts are wanted: they bring the Node and the PostgreSQL of this machine's kind.
  const options = ['--include=dev', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'];
  const [npm, ...own] = npmCommand();
  const args = [...own, ...command.split(' '), ...options];
  const { code, stderr, stdout } = await outcomeOf(npm, args, { cwd: root, signal, env: npmEnvironment() });
  return { code, output: `${stderr}\n${stdout}` };
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an installation, so it describes what is really there:
 * an installation that was cut off has none, and a package added by hand does not cost a new installation.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(installedFile);
  return Object.entries(wanted).every(
    ([place, one]) => place === '' || one.optional || one.link || same(one, installed[place]),
  );
}

/** @param {LockedPackage} wanted @param {LockedPackage | undefined} installed @returns {boolean} */
function same(wanted, installed) {
  return installed?.version === wanted.version && installed?.integrity === wanted.integrity;
}

/** @param {string} file @returns {Record<string, LockedPackage>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** The npm that runs us, or the one on the path. @returns {[string, ...string[]]} */
function npmCommand() {
  const own = process.env['npm_execpath'];
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm'];
}

/** Without the variables of the npm that runs us: they would be read as options of the one that we start. */
function npmEnvironment() {
  const ofNpm = /^npm_(?:lifecycle|package|command|node_execpath|execpath)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofNpm.test(name) && name !== 'NODE_ENV'));
}

/** @param {string} output @returns {string} */
export function installSentence(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i.test(output)) {
    return 'The packages could not be fetched, because the package registry did not answer: check the network (or npm\'s "registry" and "proxy" settings) and run the command again.';
  }
  if (/ENOSPC/.test(output))
    return 'The disk became full while the packages were installed: free 1.5 GB and run the command again.';
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'The packages could not be written: give your user the right to write in this folder (see who owns node_modules) and run the command again.';
  }
  return `The packages could not be installed; npm says "${lastSaid(output)}": mend that and run the command again.`;
}

/** @param {string} output @returns {string} */
function lastSaid(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (?:error|ERR!)\s*/, '').trim());
  return (
    lines.find((line) => line !== '' && !line.startsWith('code ') && !line.startsWith('A complete log')) ?? 'nothing'
  );
}
