// @ts-check
import { dataDirOf, makeDataDir } from './data-dir.mjs';
import { enter } from './entry.mjs';
import { readOwner } from './lock.mjs';
import { requirePort } from './ports.mjs';
import { hostIn, portIn } from './portal-settings.mjs';
import { PortalStart } from './portal-start.mjs';

const start = new PortalStart(process.env);

/** Says at once what would otherwise be said after a minute of installing. */
async function lookAhead() {
  const dataDir = dataDirOf(process.env);
  makeDataDir(dataDir);
  const port = portIn(process.env);
  // Whoever left a lock here may hold the port as well: that is sorted out under the lock.
  if (readOwner(dataDir.lock) === null && port !== null) await requirePort(port, hostIn(process.env));
}

await enter((signal) => start.run(signal), { before: lookAhead, onInsist: () => start.abandon() });
