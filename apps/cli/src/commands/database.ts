import type { Command } from 'commander';
import { readSettings } from '#config/env.schema';
import { migrateToLatest } from '#libs/platform';
import { runMailbox } from './mailbox.js';

export function registerDatabaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to the newest schema')
    .action(async () => {
      const names = await migrateToLatest(readSettings(process.env).databaseUrl);
      process.stdout.write(names.length === 0 ? 'The schema is up to date.\n' : `${names.join('\n')}\n`);
    });
  program
    .command('mailbox')
    .description('run a mail server that keeps every mail in DATA_DIR/mailbox (for the demo)')
    .option('--port <port>', 'port on the loopback address; 0 takes a free one', '0')
    .action(({ port }: { port: string }) => runMailbox(readSettings(process.env).dataDir, Number(port)));
}
