// @ts-check
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { adminUrlOf, answers, makeRoleAndDatabase } from './embedded-database.mjs';
import { EPHEMERAL, endOrphan, makeCluster, startCluster } from './postgres-cluster.mjs';
import { placePostgres } from './postgres-place.mjs';
import { freePort } from './ports.mjs';
import { identityOf } from './processes.mjs';

const PREFIX = 'minha-ephemeral-';

/**
 * @typedef {object} EphemeralPostgres a PostgreSQL for the length of one run, gone with everything in it when stopped
 * @property {string} adminUrl superuser
 * @property {string} password of the role `minha`
 * @property {() => Promise<void>} stop
 */

/**
 * Starts an empty PostgreSQL in a temporary folder, as fast as it goes: nothing in it survives a power cut. What a run
 * that was killed left behind is cleared away first.
 * @returns {Promise<EphemeralPostgres>}
 */
export async function startEphemeralPostgres() {
  await clearLeftovers();
  const folder = ownedFolder();
  const place = placePostgres(path.join(folder, 'postgres'), path.basename(folder));
  const [password, adminPassword] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
  const port = await freePort();
  const adminUrl = adminUrlOf({ cluster: place.cluster, port, password, adminPassword });
  await makeCluster(place, adminPassword, { sync: 'ephemeral' });
  // In our process group: Ctrl-C on the tests ends it too.
  const running = await startCluster(place, {
    port,
    settings: EPHEMERAL,
    log: path.join(folder, 'postgres.log'),
    group: 'ours',
    answers: () => answers(adminUrl),
  });
  await makeRoleAndDatabase(adminUrl, password);
  const stop = async () => {
    await running.stop();
    for (const each of [place.cluster, folder]) rmSync(each, { recursive: true, force: true });
  };
  return { adminUrl, password, stop };
}

/**
 * A temporary folder for a PostgreSQL in its `postgres`; when this process is killed, the next run clears it away.
 * @returns {string}
 */
export function ownedFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  writeFileSync(
    path.join(folder, 'owner.json'),
    JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }),
  );
  return folder;
}

async function clearLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = path.join(tmpdir(), name);
    const owner = ownerOf(folder);
    if (!owner || identityOf(owner.pid) === owner.identity) continue;
    const place = placePostgres(path.join(folder, 'postgres'), name);
    await endOrphan(place);
    for (const each of [place.cluster, folder]) rmSync(each, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {{ pid: number, identity: string } | null} null for a folder of another user, or not ready */
function ownerOf(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'owner.json'), 'utf8'));
  } catch {
    return null;
  }
}
