import type { Command } from 'commander';
import { ListedFiles } from '#libs/applications';
import { withProgramme } from '../with-programme.js';

export function registerListsCommand(program: Command): void {
  const lists = program.command('lists').description('the table that the lists of files are made of');
  lists
    .command('check')
    .description('compare it with every file')
    .action(() =>
      withProgramme(async (app) => {
        const differing = await app.get(ListedFiles).differing();
        for (const { id, what } of differing) say(`  ${id}: ${what}`);
        say(`${differing.length} files are listed otherwise than they stand.`);
        if (differing.length > 0) process.exitCode = 1;
      }),
    );
  lists
    .command('rebuild')
    .description('list every file anew, while people work')
    .action(() =>
      withProgramme(async (app) =>
        say(`${await app.get(ListedFiles).listAgain()} files are listed otherwise than before.`),
      ),
    );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
