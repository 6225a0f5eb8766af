import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { Commands, type Command } from '../commands/commands.js';
import { Definitions } from '../definitions/definitions.js';
import { assertAsItRan } from '../definitions/freeze.js';
import { FilesWithoutPlace, MoveRefused } from './errors.js';
import { Moves, type Move } from './moves.js';
import { PreviewMove, type MoveAsked, type MovePreview } from './preview-move.js';
import { mustOperate, mustSayWhy } from './two-people.js';

export interface RequestMoveCommand extends Command, MoveAsked {
  readonly reason: string;
}

export interface RequestUndoCommand extends Command {
  /** The move to be taken back. */
  readonly move: string;
  readonly reason: string;
}

/** One person asks for a move between versions, or for one to be taken back; another confirms it. */
@Injectable()
export class RequestMove {
  constructor(
    private readonly commands: Commands,
    private readonly definitions: Definitions,
    private readonly moves: Moves,
    private readonly preview: PreviewMove,
    private readonly ids: Ids,
  ) {}

  /** Throws `FilesWithoutPlace` while the other version has no place for a file. */
  async execute(command: RequestMoveCommand): Promise<{ readonly id: string; readonly preview: MovePreview }> {
    const { definition, from, to } = command;
    mustOperate(command.by);
    mustSayWhy(command.reason);
    if (from === to) throw new MoveRefused(`The files are of version ${from} already.`, { from, to });
    const preview = await this.preview.of({ definition, from, to });
    refuseWithoutPlace(preview, to);
    const { id } = await this.commands.run('engine.request-move', command, async (tx) => {
      await assertAsItRan(tx, this.definitions.of(definition, from));
      await assertAsItRan(tx, this.definitions.of(definition, to));
      const versions = { fromVersion: from, toVersion: to };
      return this.add(tx, command, { definition, ...versions, undoes: null });
    });
    return { id, preview };
  }

  /** Throws `MoveRefused` for a move that was not carried out, or is itself an undoing. */
  async undo(command: RequestUndoCommand): Promise<{ readonly id: string }> {
    mustOperate(command.by);
    mustSayWhy(command.reason);
    return this.commands.run('engine.request-undo', command, async (tx) => {
      const move = await this.moves.hold(tx, command.move);
      mustBeDone(move);
      const { id, definition, fromVersion, toVersion } = move;
      return this.add(tx, command, { definition, fromVersion: toVersion, toVersion: fromVersion, undoes: id });
    });
  }

  private async add(
    tx: Tx,
    { by, reason, arrivedAt }: RequestUndoCommand | RequestMoveCommand,
    what: Pick<Move, 'definition' | 'fromVersion' | 'toVersion' | 'undoes'>,
  ): Promise<{ readonly id: string }> {
    const id = this.ids.next();
    await this.moves.add(tx, { id, ...what, reason, requestedBy: by.id, requestedAt: arrivedAt });
    return { id };
  }
}

export function refuseWithoutPlace({ withoutPlace, groups }: MovePreview, to: number): void {
  if (withoutPlace === 0) return;
  const states = groups.filter(({ change }) => change === null).map(({ state }) => state);
  const message = `${withoutPlace} files stand where version ${to} has no place: ${states.join('; ')}. Name the state that takes its place under "replaces".`;
  throw new FilesWithoutPlace(message, { files: withoutPlace, states });
}

function mustBeDone({ id, confirmedAt, undoes }: Move): void {
  if (confirmedAt === null) throw new MoveRefused(`The move ${id} was never confirmed: nothing to take back.`, { id });
  if (undoes !== null) throw new MoveRefused(`${id} took a move back: ask for the move anew.`, { id });
}
