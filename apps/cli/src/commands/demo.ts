import type { Command } from 'commander';
import { readSettings, type Settings } from '#config/env.schema';
import { CommandRefused } from '../command-refused.js';
import { demoState, type DemoState } from '../demo/demo-state.js';
import { signIns } from '../demo/sign-ins.js';

const DEFAULT_SEED = '2021';
export function registerDemoCommands(program: Command): void {
  const demo = program.command('demo').description('the demonstration: data, sign-ins and its movable clock');
  demo
    .command('load')
    .description('play three calls into an empty database')
    .option('--if-empty', 'do nothing where there is data already')
    .option('--seed <number>', 'decides what the demo contains', DEFAULT_SEED)
    .action((options: { ifEmpty?: boolean; seed: string }) => load(options.ifEmpty === true, Number(options.seed)));
  demo
    .command('sign-ins')
    .description('print the addresses and the password of the demo')
    .action(() => void process.stdout.write(signIns()));
  demo
    .command('forward')
    .description('move the demo’s clock: deadlines and reminders happen; the machine’s clock is not touched')
    .argument('<period>', 'such as 9d, 36h or P9D')
    .action(forward);
}

async function load(onlyIfEmpty: boolean, seed: number): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.demo)
    throw new CommandRefused('This installation is not the demo: set DEMO=on to load demonstration data.');
  const state = await stateOf(settings);
  if (state === 'there') {
    if (onlyIfEmpty) return;
    throw new CommandRefused('There is data already: the demo is loaded into an empty database only.');
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (state === 'cutOff') {
    say('Demo: the last time it was cut off, so it begins anew');
    const { beginAnew } = await import('../demo/begin-anew.js');
    await beginAnew(settings.databaseUrl);
  }
  const [{ withProgramme }, { loadDemo }] = await Promise.all([
    import('../with-programme.js'),
    import('../demo/load.js'),
  ]);
  await withProgramme((app) => loadDemo(app, seed, say));
}

async function stateOf({ databaseUrl }: Settings): Promise<DemoState> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await demoState(client);
  } finally {
    await client.end();
  }
}

async function forward(text: string): Promise<void> {
  if (!readSettings(process.env).demo)
    throw new CommandRefused('Only the demo’s clock can be moved: this installation runs on real time.');
  const milliseconds = lengthOf(text);
  const [{ Database }, { setAhead }, { withProgramme }] = await Promise.all([
    import('#libs/platform'),
    import('../demo/play.js'),
    import('../with-programme.js'),
  ]);
  await withProgramme(async (app) => {
    const database = app.get(Database);
    const [row] = await database.query<{ ahead: string }>(
      `select (extract(epoch from minha_clock_offset()) * 1000)::text as ahead`,
    );
    await setAhead(database, Number(row?.ahead ?? 0) + milliseconds);
    const [now] = await database.query<{ now: Date }>('select minha_now() as now');
    process.stdout.write(`In the demo it is now ${now?.now.toISOString()}.\n`);
  });
}

const LENGTH = /^(?:P(?:T(?=\d+[HM]$))?)?(\d{1,4})([dhm])$/i;
const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** Milliseconds of `9d`, `36h`, `90m`, and of the same as ISO 8601 writes them. */
function lengthOf(text: string): number {
  const [, count, unit] = LENGTH.exec(text) ?? [];
  if (!count || !unit) throw new CommandRefused(`${text} is not a length of time: write it like 9d, 36h or P9D.`);
  // The pattern lets no other letter through.
  return Number(count) * UNIT_MS[unit.toLowerCase() as keyof typeof UNIT_MS];
}
