import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { Settings } from '#config/env.schema';
import { EndReceiptKey, ReceiptKeys, SigningKey, writeNewKey } from '#libs/applications';
import { CommandRefused } from '../command-refused.js';
import { withProgramme } from '../with-programme.js';

export function registerReceiptKeyCommands(program: Command): void {
  const key = program.command('receipt-key').description('the keys that receipts are signed with');
  key
    .command('list')
    .description('every public key, and when it was in force')
    .action(() => withProgramme((app) => list(app)));
  key
    .command('replace')
    .description('make a new key in the data directory; servers sign with it once they were started again')
    .action(() => withProgramme((app, settings) => replace(app, settings)));
  key
    .command('end')
    .description('end a key that was replaced: what it signed stays genuine, what it signs from now on is not')
    .argument('<id>', 'as `receipt-key list` names it')
    .action((id: string) => withProgramme((app) => end(app, id)));
}

async function list(app: INestApplicationContext): Promise<void> {
  const own = app.get(SigningKey, { strict: false }).id;
  const keys = await app.get(ReceiptKeys, { strict: false }).all();
  if (!keys.some(({ id }) => id === own)) say(`${own}  has signed nothing yet  signs now`);
  for (const { id, publicKey, from, until } of keys) {
    say(`${id}  ${from} to ${until ?? 'now'}  ${publicKey}${id === own ? '  signs now' : ''}`);
  }
}

async function replace(app: INestApplicationContext, { receiptSigningKey, dataDir }: Settings): Promise<void> {
  if (receiptSigningKey !== null) {
    throw new CommandRefused('The key is given by RECEIPT_SIGNING_KEY: change it there and start the servers again.');
  }
  const before = app.get(SigningKey, { strict: false }).id;
  writeNewKey(join(dataDir, 'receipt-key'), 'replace');
  say(`A new key lies in ${dataDir}. Start the servers again, then end the old one: receipt-key end ${before}`);
}

async function end(app: INestApplicationContext, id: string): Promise<void> {
  await app.get(EndReceiptKey, { strict: false }).execute({ id });
  say(`Key ${id} has ended. It stays published, so that what it signed can be verified.`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
