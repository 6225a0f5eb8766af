import type { Command } from 'commander';
import { WhatFollowed, type Followed } from '#libs/operation';
import { CommandRefused } from '../command-refused.js';
import { withProgramme } from '../with-programme.js';

export function registerTraceCommand(program: Command): void {
  program
    .command('trace')
    .description('everything that followed from one request: transitions, orders, mails')
    .argument('<id>', 'the reference number that people are told, or the id of an order')
    .action((id: string) => withProgramme((app) => show(app.get(WhatFollowed), id)));
}

async function show(followed: WhatFollowed, id: string): Promise<void> {
  const steps = await followed.from(id);
  if (steps.length === 0) {
    throw new CommandRefused(
      `Nothing followed from ${id}: it changed nothing, or it is no reference of this installation.`,
    );
  }
  for (const step of steps) process.stdout.write(`${line(step)}\n`);
}

function line({ at, kind, name, target, outcome, reason }: Followed): string {
  const why = reason === null || reason === '' ? '' : `: ${reason}`;
  return `${at.toISOString()}  ${kind.padEnd(10)} ${name} -> ${outcome}${why}  (${target})`;
}
