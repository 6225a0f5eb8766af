import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { ReturnedMails, type ReportOutcome } from '#libs/notifications';
import { withProgramme } from '../with-programme.js';

const SAID: Readonly<Record<ReportOutcome, string>> = {
  returned: 'Noted: the mail did not arrive. The officers of its file have it in their list.\n',
  late: 'The mail is on its way; nothing is noted.\n',
  unknown: 'This is no report about a mail of this installation; nothing is noted.\n',
};

/** For the mail server: it hands what comes back to the sender's address to this command, one mail at a time. */
export function registerMailCommand(program: Command): void {
  const mail = program.command('mail').description('what comes back from mail servers');
  mail
    .command('returned')
    .description('read a delivery report (RFC 3464) from standard input and note which mail did not arrive')
    .action(() =>
      withProgramme(async (app) => {
        const outcome = await app.get(ReturnedMails, { strict: false }).take(await text(process.stdin));
        process.stdout.write(SAID[outcome]);
      }),
    );
}
