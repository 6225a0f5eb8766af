import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { changes } from './changes.js';
import { commandsOverHttp } from './commands-http.js';
import { commandThroughput } from './commands.js';
import { commandsInStorm } from './commands-in-storm.js';
import { deadlineStorm } from './deadline-storm.js';
import { explainActions } from './explain.js';
import { extension } from './extension.js';
import { lateness } from './lateness.js';
import { openBench, type Bench } from './open-bench.js';
import { reminders } from './reminders.js';
import { deadlineRush } from './rush.js';
import { startOfApps } from './start.js';
import { uploadOverCutLine } from './upload.js';
import { workers } from './workers.js';
import { worklists } from './worklists.js';

/** One line of the output: a measurement, with the limit that was measured beside it. */
export type Measured = Readonly<Record<string, string | number | boolean>>;

const BENCHES: Readonly<Record<string, (bench: Bench) => AsyncGenerator<Measured>>> = {
  changes,
  'deadline-storm': deadlineStorm,
  lateness,
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    names: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    n: { type: 'string', multiple: true, default: [] },
  },
});
if (values.names) process.stdout.write(`${Object.keys(BENCHES).join('\n')}\n`);
else await measure(positionals[0] ?? '');

async function measure(name: string): Promise<void> {
  const run = BENCHES[name];
  if (!run) throw new Error(`There is no benchmark ${name}.`);
  const bench = await openBench(process.env['DATABASE_URL'] ?? '', values.n.map(Number));
  try {
    for await (const measured of run(bench))
      process.stdout.write(values.json ? `${JSON.stringify(measured)}\n` : table(measured));
  } finally {
    await bench.close();
  }
}

function table(measured: Measured): string {
  return `${Object.entries(measured)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('en') : value}`)
    .join('  ')}\n`;
}
