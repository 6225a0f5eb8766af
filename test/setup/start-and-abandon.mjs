// A command that is killed: starts the embedded PostgreSQL of a data directory, says so, and waits for its end.
import { dataDirOf, makeDataDir } from '../../config/setup/data-dir.mjs';
import { startEmbedded } from '../../config/setup/embedded-database.mjs';

const dataDir = dataDirOf(process.env);
makeDataDir(dataDir);
const { url, pid } = await startEmbedded(dataDir, { settings: [], group: 'own' });
process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
setInterval(() => {}, 60_000);
