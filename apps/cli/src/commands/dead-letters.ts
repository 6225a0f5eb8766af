import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Clock, systemActor, type Actor } from '#libs/kernel';
import { DEAD_LETTER_KINDS, DeadLetters, ReplayDeadLetter } from '#libs/operation';
import { actorWithAddress } from '../actor-with-address.js';
import { CommandRefused } from '../command-refused.js';
import { withProgramme } from '../with-programme.js';

const MOST = 200;

export function registerDeadLetterCommands(program: Command): void {
  program
    .command('dead-letters')
    .description('what was put aside, with its reason: timers, orders and mails')
    .action(() => withProgramme((app) => list(app.get(DeadLetters))));
  program
    .command('replay')
    .description('have something tried again that was put aside')
    .argument('<kind>', DEAD_LETTER_KINDS.join(', '))
    .argument('<id>', 'as `dead-letters` names it')
    .option('--by <email>', 'the operator who wants it')
    .action((kind: string, id: string, { by }: { by?: string }) => withProgramme((app) => replay(app, kind, id, by)));
}

async function list(letters: DeadLetters): Promise<void> {
  const found = await letters.list(MOST);
  if (found.length === 0) process.stdout.write('Nothing was put aside.\n');
  for (const { kind, target, about, reason, since } of found) {
    process.stdout.write(`${kind} ${target}  ${about}, since ${since.toISOString()}: ${reason}\n`);
  }
}

async function replay(app: INestApplicationContext, given: string, target: string, by?: string): Promise<void> {
  const kind = DEAD_LETTER_KINDS.find((candidate) => candidate === given);
  if (!kind) throw new CommandRefused(`There is no kind ${given}; there are ${DEAD_LETTER_KINDS.join(', ')}.`);
  const actor: Actor = by === undefined ? systemActor('command') : await actorWithAddress(app, by);
  const arrivedAt = app.get(Clock).now();
  await app.get(ReplayDeadLetter).execute({ key: null, by: actor, arrivedAt, kind, target });
  process.stdout.write(`The ${kind} ${target} is tried again.\n`);
}
