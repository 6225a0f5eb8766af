import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { changes } from './changes.js';
import { commandsOverHttp } from './commands-http.js';
import { commandThroughput } from './commands.js';
import { commandsInStorm } from './commands-in-storm.js';
import { deadlineStorm } from './deadline-storm.js';
import { explainActions } from './explain.js';
import { extension } from './extension.js';
import { openBench, type Bench } from './open-bench.js';
import { reminders } from './reminders.js';
import { deadlineRush } from './rush.js';
import { startOfApps } from './start.js';
import { uploadOverCutLine } from './upload.js';
import { workers } from './workers.js';
import { worklists } from './worklists.js';

/** One line of the output: a measurement, with the limit that was measured beside it. */
export type Measured = Readonly<Record<string, string | number | boolean>>;

/** Changes come first: they look at every file of the database, and limits leave files that only SQL has written. */
const BENCHES: Readonly<Record<string, (bench: Bench) => AsyncGenerator<Measured>>> = {
  changes,
  'deadline-storm': deadlineStorm,
  'commands-in-storm': commandsInStorm,
  commands: commandThroughput,
  extension,
  explain: explainActions,
  start: startOfApps,
  'commands-http': commandsOverHttp,
  reminders,
  rush: deadlineRush,
  upload: uploadOverCutLine,
  worklists,
  workers,
};

const { values } = parseArgs({
  allowPositionals: false,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    n: { type: 'string', multiple: true },
  },
});
const wanted = values.only ?? Object.keys(BENCHES);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}

const databaseUrl = process.env['DATABASE_URL'] ?? '';
const bench = await openBench(databaseUrl, (values.n ?? []).map(Number));
try {
  for (const name of wanted) {
    const run = BENCHES[name];
    if (!run) continue;
    for await (const measured of run(bench))
      process.stdout.write(values.json ? `${JSON.stringify(measured)}\n` : table(measured));
  }
} finally {
  await bench.close();
}

function table(measured: Measured): string {
  return `${Object.entries(measured)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('en') : value}`)
    .join('  ')}\n`;
}
