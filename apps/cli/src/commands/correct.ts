import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { Corrections, CorrectState, Engine } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { actorWithAddress } from '../actor-with-address.js';
import { CommandRefused } from '../command-refused.js';
import { linkOfFile } from '../link-of-file.js';
import { withProgramme } from '../with-programme.js';

export function registerCorrectCommand(program: Command): void {
  program
    .command('correct')
    .description('put a file into the state that is right: one operator asks, another confirms')
    .argument('[file]', 'id of a grant, payment, report or call')
    .option('--to <state>', 'path of the state, such as eligibilityCheck.administrative')
    .option('--reason <text>', 'stands in the story of the file')
    .option('--confirm <correction>', 'make the correction that another operator asked for')
    .option('--waiting', 'list corrections that wait for their second operator')
    .option('--by <email>', 'the operator who acts')
    .action((file: string | undefined, options: CorrectOptions) =>
      withProgramme((app, { publicUrl }) => correct(app, publicUrl, { ...options, file })),
    );
}

interface CorrectOptions {
  readonly file?: string | undefined;
  readonly to?: string;
  readonly reason?: string;
  readonly confirm?: string;
  readonly waiting?: boolean;
  readonly by?: string;
}

async function correct(app: INestApplicationContext, publicUrl: string, options: CorrectOptions): Promise<void> {
  if (options.waiting) return list(app);
  const { by, confirm } = options;
  if (by === undefined) throw new CommandRefused('Say who acts: --by ADDRESS, an operator.');
  const command = { key: null, by: await actorWithAddress(app, by), arrivedAt: app.get(Clock).now() };
  if (confirm === undefined) return request(app, command, options);
  const { instanceId, from, to } = await app.get(CorrectState).confirm({ ...command, correction: confirm });
  const link = await linkOfFile(app, publicUrl, await app.get(Engine).read(instanceId));
  say(`The file stood in ${from} and stands in ${to} now: ${link}\n`);
}

type Asked = Parameters<CorrectState['confirm']>[0];

async function request(
  app: INestApplicationContext,
  command: Omit<Asked, 'correction'>,
  { file, to, reason }: CorrectOptions,
): Promise<void> {
  if (file === undefined || to === undefined || reason === undefined) {
    throw new CommandRefused('Say which file, where it belongs and why: correct FILE --to STATE --reason TEXT.');
  }
  const { id, fromState } = await app.get(CorrectState).request({ ...command, instanceId: file, to, reason });
  say(`The file stands in ${fromState}; it waits for a second operator: correct --confirm ${id} --by ADDRESS\n`);
}

async function list(app: INestApplicationContext): Promise<void> {
  const waiting = await app.get(Corrections).waiting();
  if (waiting.length === 0) say('No correction waits.\n');
  for (const { id, instanceId, fromState, toState, reason } of waiting) {
    say(`${id}  ${instanceId}: ${fromState} -> ${toState}  ${reason}\n`);
  }
}

function say(text: string): void {
  process.stdout.write(text);
}
