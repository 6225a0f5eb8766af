import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { DetachMonth } from '#libs/operation';
import { Months, type Month } from '#libs/platform';
import { actorWithAddress } from '../actor-with-address.js';
import { CommandRefused } from '../command-refused.js';
import { withProgramme } from '../with-programme.js';

export function registerPartitionsCommand(program: Command): void {
  const partitions = program
    .command('partitions')
    .description('history, orders and mails by the month in which their file began: take old months out and back in');
  partitions
    .command('list')
    .description('every month and where it lies')
    .action(() => withProgramme((app) => list(app)));
  partitions
    .command('detach')
    .description(
      'take a month out of the tables whose files are all at an end; without --by it only says what would happen',
    )
    .argument('<month>', 'such as 2026-11')
    .option('--by <email>', 'the operator who acts')
    .action((month: string, { by }: { by?: string }) => withProgramme((app) => detach(app, month, by)));
  partitions
    .command('attach')
    .description('put a detached month back into the tables')
    .argument('<month>', 'such as 2026-11')
    .option('--by <email>', 'the operator who acts')
    .action((month: string, { by }: { by?: string }) => withProgramme((app) => attach(app, month, by)));
}

async function list(app: INestApplicationContext): Promise<void> {
  for (const month of await app.get(Months).list()) say(line(month));
}

const STANDINGS: Readonly<Record<Month['standing'], string>> = {
  attached: 'in the tables',
  detached: 'detached',
  gone: 'detached, and not in this database',
};

function line({ month, standing, bytes, detachedBy, detachedAt }: Month): string {
  const when = detachedAt === null ? '' : ` on ${detachedAt.toISOString()} by ${detachedBy}`;
  return `${month ?? 'in no month'}  ${(bytes / 1e6).toFixed(1)} MB  ${STANDINGS[standing]}${when}`;
}

async function detach(app: INestApplicationContext, month: string, by: string | undefined): Promise<void> {
  const { files, open, orders, mails, obstacles } = await app.get(DetachMonth).look(month);
  say(`${files} files began in ${month}.`);
  for (const { subject, state, count } of open) say(`  ${count} not at an end: ${subject}: ${state}`);
  if (orders > 0) say(`  ${orders} orders are not carried out`);
  if (mails > 0) say(`  ${mails} mails are not sent`);
  if (obstacles.length > 0) throw new CommandRefused(`${month} stays where it is: ${obstacles.join(' ')}`);
  if (by === undefined) return say(`It can be detached: partitions detach ${month} --by ADDRESS`);
  await app.get(DetachMonth).detach(month, await actorWithAddress(app, by));
  const suffix = month.replace('-', '_');
  say(`${month} is detached. Its rows lie in the schema detached, in the tables of ${suffix}:`);
  say(
    `  copy them out   pg_dump --format=custom --table='detached.*_${suffix}' --file=minha-${month}.dump "$DATABASE_URL"`,
  );
  say(`  give up the room, once the copy is safe   drop table ${tablesOf(suffix)}`);
  say(
    `  bring them back   pg_restore --dbname="$DATABASE_URL" minha-${month}.dump; partitions attach ${month} --by ADDRESS`,
  );
}

function tablesOf(suffix: string): string {
  return ['workflow_history', 'outbox', 'mail'].map((table) => `detached.${table}_${suffix}`).join(', ');
}

async function attach(app: INestApplicationContext, month: string, by: string | undefined): Promise<void> {
  if (by === undefined) throw new CommandRefused('Say who acts: --by ADDRESS, an operator.');
  await app.get(DetachMonth).attach(month, await actorWithAddress(app, by));
  say(`${month} is in the tables again; \`verify\` checks its chains.`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
