import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '#config/env.schema';
import { MailboxFolder } from '#libs/mailbox';
import { SMTPServer } from 'smtp-server';

/** A mail larger than this is refused, as a real server would. */
const MOST_BYTES = 10_000_000;

export function registerMailboxCommand(program: Command): void {
  program
    .command('mailbox')
    .description('run a mail server that keeps every mail in DATA_DIR/mailbox (for the demo)')
    .option('--port <port>', 'port on the loopback address; 0 takes a free one', '0')
    .action(({ port }: { port: string }) => runMailbox(readSettings(process.env).dataDir, Number(port)));
}

/**
 * A real SMTP server that delivers everything into a folder, for the demo. Prints `mailbox ready PORT` when it listens
 * on the loopback address, and runs until it is stopped.
 */
function runMailbox(dataDir: string, port: number): Promise<void> {
  const folder = new MailboxFolder(join(dataDir, 'mailbox'));
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MOST_BYTES,
    onData(stream, _session, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return answer(Object.assign(new Error('Message too large'), { responseCode: 552 }));
        folder.keep(Buffer.concat(chunks), new Date(), randomBytes(4).toString('hex')).then(
          () => answer(),
          () => answer(Object.assign(new Error('The mailbox cannot be written'), { responseCode: 451 })),
        );
      });
    },
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.server.address();
      process.stdout.write(`mailbox ready ${typeof address === 'object' && address ? address.port : port}\n`);
    });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => server.close(() => resolve()));
    }
  });
}
