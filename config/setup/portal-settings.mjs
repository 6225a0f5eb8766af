// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort } from './ports.mjs';
import { SetupStopped } from './say.mjs';

/** Of the demonstration: nobody reads it, as `example` belongs to nobody. */
const DEMO_CONTACT = 'programme@minha.example';

const OFF = new Set(['off', 'false', '0', 'no']);

/** @param {NodeJS.ProcessEnv} env @returns {number | null} null where it is not a port: the programme's schema says so */
export function portIn(env) {
  const port = Number(env['PORT']?.trim() || 3_000);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

/** @param {NodeJS.ProcessEnv} env @returns {string} */
export function hostIn(env) {
  return env['HOST']?.trim() || '127.0.0.1';
}

/** The demonstration is for those who brought no database of their own. @param {NodeJS.ProcessEnv} env @returns {boolean} */
export function isDemo(env) {
  const said = env['DEMO']?.trim().toLowerCase();
  return said ? !OFF.has(said) : !env['DATABASE_URL']?.trim();
}

/**
 * The environment of the portal's processes, complete but for the database. Where the demonstration has no mail server,
 * its own mailbox is one, on a port that stays the same as long as it is free.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./data-dir.mjs').DataDir} dataDir
 * @returns {Promise<{ env: NodeJS.ProcessEnv, mailboxPort: number | null }>}
 */
export async function portalEnvironment(env, dataDir) {
  const demo = isDemo(env);
  const given = {
    ...env,
    NODE_ENV: env['NODE_ENV'] || 'production',
    DATA_DIR: dataDir.path,
    DEMO: env['DEMO']?.trim() || (demo ? 'on' : 'off'),
    CONTACT_EMAIL: env['CONTACT_EMAIL'] ?? (demo ? DEMO_CONTACT : ''),
  };
  if (env['SMTP_URL']?.trim()) return { env: given, mailboxPort: null };
  if (!demo) {
    throw new SetupStopped(
      'SMTP_URL is not set and the demonstration with its own mailbox is off, so no receipt and no reminder could be sent: set SMTP_URL=smtp://user:password@host:587, or DEMO=on.',
    );
  }
  const mailboxPort = await keptPort(dataDir.ports);
  return { env: { ...given, SMTP_URL: `smtp://127.0.0.1:${mailboxPort}` }, mailboxPort };
}

/** @param {string} file @returns {Promise<number>} */
async function keptPort(file) {
  const port = await freePort(existsSync(file) ? Number(JSON.parse(readFileSync(file, 'utf8')).mailbox) || 0 : 0);
  writeFileSync(file, JSON.stringify({ mailbox: port }));
  return port;
}
