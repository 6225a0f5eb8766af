import type { Command } from 'commander';
import { readSettings } from '#config/env.schema';
import { migrateToLatest } from '#libs/platform';

export function registerDatabaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to the newest schema')
    .action(async () => {
      const names = await migrateToLatest(readSettings(process.env).databaseUrl, { onWait });
      process.stdout.write(names.length === 0 ? 'The schema is up to date.\n' : `${names.join('\n')}\n`);
    });
}

function onWait(nextTryInMs: number): void {
  process.stderr.write(
    `A table is in use by a transaction that is still open; trying again in ${nextTryInMs / 1_000} s, nobody is held up meanwhile.\n`,
  );
}
