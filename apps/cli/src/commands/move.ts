import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import {
  CarryOutMove,
  Moves,
  PreviewMove,
  readDefinition,
  RequestMove,
  type Move,
  type MoveResult,
} from '#libs/engine';
import { Clock, type Actor } from '#libs/kernel';
import { differences } from '#libs/workflow';
import { actorWithAddress } from '../actor-with-address.js';
import { CommandRefused } from '../command-refused.js';
import { linkOfFile, type Linked } from '../link-of-file.js';
import { withProgramme } from '../with-programme.js';
import { differencesInWords, groupInWords, isWorthListing, totalsInWords } from './change-in-words.js';

/** Lists longer than this are cut, unless all is asked for. */
const SHOWN = 20;

export function registerMoveCommands(program: Command): void {
  const workflow = program.command('workflow').description('versions of definitions, and the files on their way');
  workflow
    .command('diff')
    .description('what two versions of a definition differ in')
    .argument('<from>', 'such as grant.restricted-call.v1, or a file')
    .argument('<to>')
    .action((from: string, to: string) => say(differencesInWords(differences(definition(from), definition(to)))));
  workflow
    .command('move')
    .description('let files go on under another version: one operator asks, another confirms')
    .argument('[definition]', 'such as grant.restricted-call')
    .option('--from <version>', 'the version they are of', Number)
    .option('--to <version>', 'the version they go to', Number)
    .option('--dry-run', 'only say what would happen')
    .option('--all', 'list every file concerned, however many')
    .option('--undo <move>', 'ask for a move to be taken back where nothing has happened since')
    .option('--confirm <move>', 'carry out what another operator asked for')
    .option('--carry-on <move>', 'go on with a move that was cut off or left files behind')
    .option('--reason <text>', 'stands in the history of every file concerned')
    .option('--by <email>', 'the operator who acts')
    .action((name: string | undefined, options: MoveOptions) =>
      withProgramme((app, { publicUrl }) => new MoveCommand(app, publicUrl, options).run(name)),
    );
  workflow
    .command('moves')
    .description('every move that was asked for')
    .action(() => withProgramme(async (app) => say((await app.get(Moves).list()).map(moveLine).join(''))));
}

interface MoveOptions {
  readonly from?: number;
  readonly to?: number;
  readonly dryRun?: boolean;
  readonly all?: boolean;
  readonly undo?: string;
  readonly confirm?: string;
  readonly carryOn?: string;
  readonly reason?: string;
  readonly by?: string;
}

class MoveCommand {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly publicUrl: string,
    private readonly options: MoveOptions,
  ) {}

  async run(definitionName: string | undefined): Promise<void> {
    const { dryRun, undo, confirm, carryOn } = this.options;
    if (undo !== undefined) return this.undo(undo);
    if (confirm !== undefined) return this.carryOut('confirm', confirm);
    if (carryOn !== undefined) return this.carryOut('carryOn', carryOn);
    return dryRun ? this.preview(this.asked(definitionName)) : this.request(this.asked(definitionName));
  }

  private asked(name: string | undefined): { definition: string; from: number; to: number } {
    const { from, to } = this.options;
    if (name !== undefined && Number.isInteger(from) && Number.isInteger(to)) {
      return { definition: name, from: Number(from), to: Number(to) };
    }
    throw new CommandRefused('Say which files go where: workflow move grant.restricted-call --from 1 --to 2.');
  }

  private async preview(asked: { definition: string; from: number; to: number }): Promise<void> {
    const preview = await this.app.get(PreviewMove).of(asked);
    say(totalsInWords(preview, asked.to));
    for (const group of preview.groups.filter(isWorthListing)) {
      say(groupInWords(group));
      await this.list(group.files);
    }
    if (preview.withoutPlace > 0) process.exitCode = 1;
  }

  private async request(asked: { definition: string; from: number; to: number }): Promise<void> {
    const command = { ...(await this.command()), ...asked, reason: this.reason() };
    const { id, preview } = await this.app.get(RequestMove).execute(command);
    say(totalsInWords(preview, asked.to));
    say(`It waits for a second operator: workflow move --confirm ${id} --by ADDRESS\n`);
  }

  private async undo(move: string): Promise<void> {
    const command = { ...(await this.command()), move, reason: this.reason() };
    const { id } = await this.app.get(RequestMove).undo(command);
    say(`It waits for a second operator: workflow move --confirm ${id} --by ADDRESS\n`);
  }

  private async carryOut(step: 'confirm' | 'carryOn', move: string): Promise<void> {
    const command = { ...(await this.command()), move };
    const carryOut = this.app.get(CarryOutMove);
    const onProgress = (moved: number) => say(`\r${moved.toLocaleString('en')} files`);
    const result = await carryOut[step](command, onProgress);
    await this.tell(result, move);
  }

  private async tell({ moved, staying }: MoveResult, move: string): Promise<void> {
    say(
      `\r${moved.toLocaleString('en')} files go on under the other version; ${staying.length} stay where they are.\n`,
    );
    if (staying.length === 0) return;
    await this.list(staying);
    say(`Once there is a place for them: workflow move --carry-on ${move} --by ADDRESS\n`);
  }

  private async list(files: readonly Linked[]): Promise<void> {
    const shown = this.options.all ? files : files.slice(0, SHOWN);
    for (const file of shown) say(`    ${await linkOfFile(this.app, this.publicUrl, file)}\n`);
    if (shown.length < files.length) say(`    and ${files.length - shown.length} more (--all)\n`);
  }

  private async command(): Promise<{ key: null; by: Actor; arrivedAt: Date }> {
    const { by } = this.options;
    if (by === undefined) throw new CommandRefused('Say who acts: --by ADDRESS, an operator.');
    return { key: null, by: await actorWithAddress(this.app, by), arrivedAt: this.app.get(Clock).now() };
  }

  private reason(): string {
    const { reason } = this.options;
    if (reason !== undefined) return reason;
    throw new CommandRefused('Say why: --reason TEXT. It stands in the history of every file concerned.');
  }
}

function definition(name: string): ReturnType<typeof readDefinition> {
  return readDefinition(name.endsWith('.yaml') ? name : join('config', 'workflows', `${name}.yaml`));
}

function moveLine({
  id,
  definition: name,
  fromVersion,
  toVersion,
  undoes,
  confirmedAt,
  finishedAt,
  reason,
}: Move): string {
  const state = finishedAt ? 'done' : confirmedAt ? 'under way' : 'waits for a second operator';
  const what = undoes === null ? '' : ', taken back';
  return `${id}  ${name} ${fromVersion} -> ${toVersion}${what}  ${state}  ${reason}\n`;
}

function say(text: string): void {
  process.stdout.write(text);
}
