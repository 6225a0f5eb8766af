import type { Command } from 'commander';
import { readSettings } from '#config/env.schema';
import { migrateToLatest } from '#libs/platform';

export function registerDatabaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to the newest schema')
    .action(async () => {
      const names = await migrateToLatest(readSettings(process.env).databaseUrl);
      process.stdout.write(names.length === 0 ? 'The schema is up to date.\n' : `${names.join('\n')}\n`);
    });
}
