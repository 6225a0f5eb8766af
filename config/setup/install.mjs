// @ts-check
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outcomeOf } from './command.mjs';
import { INSTALL_NEEDS, requireSpace } from './disk.mjs';
import { SetupStopped, say } from './say.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [link]
 */

/** @typedef {'to run' | 'to develop'} Purpose half of the packages serve only tests and checks */

// Inside node_modules, so that it goes with what it describes.
const UNFINISHED = '.minha-unfinished';

/**
 * Makes the packages on disk those of package-lock.json; does nothing when they are already.
 * @param {string} root
 * @param {Purpose} purpose
 * @param {AbortSignal} signal
 */
export async function install(root, purpose, signal) {
  if (isInstalled(root, purpose)) return;
  await requireSpace(root, INSTALL_NEEDS, 'install the packages');
  say(`Installing the packages ${purpose} (once, a minute or two) ...`);
  // Adding to what is complete leaves a portal that runs from it alone; `npm ci` would take its files away.
  if (purpose === 'to develop' && isInstalled(root, 'to run')) await add(root, signal);
  else await replace(root, purpose, signal);
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an installation, so it describes what is really there.
 * An installation that was cut off has none, and a package that was added by hand does not cost a new installation.
 * @param {string} root
 * @param {Purpose} purpose
 * @returns {boolean}
 */
export function isInstalled(root, purpose) {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile) || existsSync(path.join(root, 'node_modules', UNFINISHED))) return false;
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(installedFile);
  return Object.entries(wanted).every(([place, one]) => !isNeeded(place, one, purpose) || same(one, installed[place]));
}

/** What another system needs may be missing. @param {string} place @param {LockedPackage} one @param {Purpose} purpose */
function isNeeded(place, { dev, optional, devOptional, link }, purpose) {
  return place !== '' && !optional && !devOptional && !link && (purpose === 'to develop' || !dev);
}

/** @param {LockedPackage} wanted @param {LockedPackage | undefined} installed @returns {boolean} */
function same(wanted, installed) {
  return installed?.version === wanted.version && installed?.integrity === wanted.integrity;
}

/** @param {string} file @returns {Record<string, LockedPackage>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** @param {string} root @param {Purpose} purpose @param {AbortSignal} signal */
async function replace(root, purpose, signal) {
  const scope = purpose === 'to run' ? '--omit=dev' : '--include=dev';
  const strict = await runNpm(['ci', scope], root, signal);
  if (strict.code === 0) return;
  const isOutOfStep = /package-lock\.json .*are in sync/.test(strict.output);
  if (!isOutOfStep || !lockNamesWhatWeNeed(root)) throw new SetupStopped(installSentence(strict.output));
  // npm wants every system's packages in the lock file, also those that the registry in use does not offer. Installing
  // without saving passes over them; everything else must still be what the lock file says.
  rmSync(path.join(root, 'node_modules'), { recursive: true, force: true });
  const lenient = await runNpm(['install', '--no-save', scope], root, signal);
  if (lenient.code !== 0) throw new SetupStopped(installSentence(lenient.output));
  if (!isInstalled(root, purpose)) throw new SetupStopped(installSentence(strict.output));
}

/** @param {string} root @returns {boolean} whether package.json asks for nothing that the lock file does not settle */
function lockNamesWhatWeNeed(root) {
  const asked = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const settled = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages[''];
  return ['dependencies', 'devDependencies'].every((kind) =>
    Object.entries(asked[kind] ?? {}).every(([name, version]) => settled[kind]?.[name] === version),
  );
}

/** @param {string} root @param {AbortSignal} signal */
async function add(root, signal) {
  const unfinished = path.join(root, 'node_modules', UNFINISHED);
  // npm takes a folder with the right package.json for a whole package: after a cut everything is installed anew.
  writeFileSync(unfinished, '');
  const { code, output } = await runNpm(['install', '--no-save', '--include=dev'], root, signal);
  if (code !== 0) throw new SetupStopped(installSentence(output));
  rmSync(unfinished, { force: true });
  if (!isInstalled(root, 'to develop'))
    throw new SetupStopped(installSentence('package-lock.json is not of this package.json'));
}

/** @param {readonly string[]} command @param {string} root @param {AbortSignal} signal @returns {Promise<{ code: number, output: string }>} */
async function runNpm(command, root, signal) {
  const [npm, ...own] = npmCommand();
  // Scripts are wanted: they bring the Node and the PostgreSQL of this machine's kind.
  const args = [...own, ...command, '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, stderr, stdout } = await outcomeOf(npm, args, { cwd: root, signal, env: npmEnvironment() });
  return { code, output: `${stderr}\n${stdout}` };
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
  if (/ENOSPC/.test(output)) {
    return 'The disk became full while the packages were installed: free 1.5 GB and run the command again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'The packages could not be written: give your user the right to write in this folder (see who owns node_modules) and run the command again.';
  }
  return `The packages could not be installed; npm says "${lastSaid(output)}": mend that and run the command again.`;
}

/** @param {string} output @returns {string} */
function lastSaid(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (?:error|ERR!)\s*/, '').trim());
  return lines.find((line) => line !== '' && !/^(?:code |A complete log|npm warn)/.test(line)) ?? 'nothing';
}
