import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Calls, wallClockOf } from '#libs/calls';
import { RecomputeDeadlines, type MovedDeadline, type RecomputedDeadlines } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { actorWithAddress } from '../actor-with-address.js';
import { CommandRefused } from '../command-refused.js';
import { linkOfFile } from '../link-of-file.js';
import { withProgramme } from '../with-programme.js';

/** Lists longer than this are cut, unless all is asked for. */
const SHOWN = 20;

export function registerDeadlineCommands(program: Command): void {
  const deadlines = program.command('deadlines').description('deadlines of files on their way');
  deadlines
    .command('recompute')
    .description('work every deadline out anew after the zone data or a calendar changed')
    .option('--dry-run', 'only say what would change')
    .option('--confirm', 'let deadlines fall earlier too; without, they stay where people were told')
    .option('--all', 'list every deadline concerned, however many')
    .option('--reason <text>', 'stands in the history of every file concerned')
    .option('--by <email>', 'the operator who acts')
    .action((options: RecomputeOptions) => withProgramme((app, { publicUrl }) => recompute(app, publicUrl, options)));
}

interface RecomputeOptions {
  readonly dryRun?: boolean;
  readonly confirm?: boolean;
  readonly all?: boolean;
  readonly reason?: string;
  readonly by?: string;
}

async function recompute(app: INestApplicationContext, publicUrl: string, options: RecomputeOptions): Promise<void> {
  const recomputing = app.get(RecomputeDeadlines);
  if (options.dryRun) return tell(app, await recomputing.preview(), { ...options, publicUrl, would: true });
  const { by, reason, confirm } = options;
  if (by === undefined || reason === undefined) {
    throw new CommandRefused(
      'Say who acts and why: --by ADDRESS, an operator, and --reason TEXT. Or look first: --dry-run.',
    );
  }
  const command = { key: null, by: await actorWithAddress(app, by), arrivedAt: app.get(Clock).now(), reason };
  const earlier = confirm ? 'confirm' : 'hold';
  await tell(app, await recomputing.execute({ ...command, earlier }), { ...options, publicUrl, would: false });
}

interface Telling extends RecomputeOptions {
  readonly publicUrl: string;
  readonly would: boolean;
}

async function tell(app: INestApplicationContext, found: RecomputedDeadlines, options: Telling): Promise<void> {
  const { seen, later, earlier } = found;
  const { would, confirm } = options;
  say(`${seen.toLocaleString('en')} files with a deadline; ${later.length} fall later, ${earlier.length} earlier.\n`);
  await list(app, would ? 'Would fall later' : 'Fall later, people are told', later, options);
  const waits =
    confirm && !would ? 'Fall earlier, people are told' : 'Wait for a person (--confirm), and fall as people know';
  await list(app, waits, earlier, options);
}

async function list(
  app: INestApplicationContext,
  title: string,
  deadlines: readonly MovedDeadline[],
  { all, publicUrl }: Telling,
): Promise<void> {
  if (deadlines.length === 0) return;
  say(`\n${title}:\n`);
  const shown = all ? deadlines : deadlines.slice(0, SHOWN);
  for (const deadline of shown) {
    const { zone } = await app.get(Calls).of(null, deadline.callId);
    const [from, to] = [deadline.from, deadline.to].map((at) => wallClockOf(at, zone).local);
    say(`  ${deadline.deadline}  ${from} -> ${to}  ${await linkOfFile(app, publicUrl, deadline)}\n`);
  }
  if (shown.length < deadlines.length) say(`  and ${deadlines.length - shown.length} more (--all)\n`);
}

function say(text: string): void {
  process.stdout.write(text);
}
