// Checks the evidence of a file with Node.js alone: every hash of the manifest, and the chain of every history.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const MANIFEST = 'MANIFEST.sha256';
const faults = [];

const hashes = new Map(linesOf(MANIFEST).map((line) => [line.slice(66), line.slice(0, 64)]));
for (const path of filesIn(FOLDER))
  if (path !== MANIFEST && !hashes.has(path)) faults.push(`${path}: not in the manifest`);
for (const [path, expected] of hashes) {
  const found = await hashOf(path).catch(() => 'missing');
  if (found !== expected) faults.push(`${path}: ${found === 'missing' ? 'is missing' : 'is not what was written'}`);
  const named = /^files\/([0-9a-f]{64})-/.exec(path)?.[1];
  if (named !== undefined && named !== expected && !path.endsWith('.missing'))
    faults.push(`${path}: not the content of its name`);
}

/** What the hash of a row is made of, in this order. */
const SEALED =
  'event taken payload actor at fromState toState toValue fired definition definitionVersion command'.split(' ');

const heads = new Map(rowsOf('instances.jsonl').map((row) => [row.id, row]));
const chains = new Map();
for (const row of rowsOf('history.jsonl')) {
  const { hash = '0'.repeat(64), seq = 0 } = chains.get(row.instanceId) ?? {};
  const said = SEALED.map((name) => row[name]);
  const text = `["${hash}","${row.instanceId}",${row.seq},${JSON.stringify(said).slice(1)}`;
  if (row.seq !== seq + 1) faults.push(`history of ${row.instanceId}: row ${seq + 1} is missing`);
  if (sha256(text) !== row.hash) faults.push(`history of ${row.instanceId}: row ${row.seq} is not what was written`);
  chains.set(row.instanceId, { hash: row.hash, seq: row.seq });
}
for (const [id, { head_hash: head, version }] of heads) {
  const { hash, seq } = chains.get(id) ?? {};
  if (hash !== head || seq !== version) faults.push(`history of ${id}: does not end where the file stands`);
}

for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${hashes.size} files, ${chains.size} histories, ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

function linesOf(path) {
  return readFileSync(join(FOLDER, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function rowsOf(path) {
  return linesOf(path).map((line) => JSON.parse(line));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

async function hashOf(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(FOLDER, path))) hash.update(chunk);
  return hash.digest('hex');
}
