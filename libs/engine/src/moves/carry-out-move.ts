import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database } from '#libs/platform';
import { HISTORY_KINDS } from '#libs/workflow';
import type { Command } from '../commands/commands.js';
import { Definitions } from '../definitions/definitions.js';
import { freezeDefinition } from '../definitions/freeze.js';
import { MoveRefused } from './errors.js';
import { MoveBatch, type Batch } from './move-batch.js';
import { Moves, type Move } from './moves.js';
import { PreviewMove, type PreviewFile } from './preview-move.js';
import { refuseWithoutPlace } from './request-move.js';
import { mustBeAnother, mustOperate } from './two-people.js';

export interface CarryOutMoveCommand extends Command {
  readonly move: string;
}

export interface MoveResult {
  /** Files that this run brought to the other version. */
  readonly moved: number;
  /** Files that stay where they are: something has happened to them since, or there is no place for them now. */
  readonly staying: readonly PreviewFile[];
}

/** Told after each batch, with the sum so far. */
export type OnProgress = (moved: number) => void;

/** Larger batches are no faster and keep others waiting for their files; see docs/architecture.md. */
const BATCH = 300;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * The second person confirms a move, and it is carried out in batches, each in a transaction of its own. Cut off in the
 * middle, it goes on where it was when it is carried out again: each file is of the one version or of the other.
 */
@Injectable()
export class CarryOutMove {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly definitions: Definitions,
    private readonly moves: Moves,
    private readonly preview: PreviewMove,
    private readonly batch: MoveBatch,
  ) {}

  /** Throws `SecondPersonNeeded`, and `FilesWithoutPlace` where a file has got where there is no place for it since. */
  async confirm(command: CarryOutMoveCommand, onProgress: OnProgress = () => undefined): Promise<MoveResult> {
    const { by, arrivedAt } = command;
    mustOperate(by);
    const move = await this.database.transaction(async (tx) => {
      const asked = await this.moves.hold(tx, command.move);
      mustBeAnother(by, asked.requestedBy);
      if (asked.confirmedAt !== null) {
        throw new MoveRefused(`The move ${asked.id} is confirmed already: carry it on.`, { id: asked.id });
      }
      await this.refuseWithoutPlace(asked);
      await freezeDefinition(tx, this.definitions.of(asked.definition, asked.toVersion), arrivedAt);
      await this.moves.confirm(tx, asked.id, by.id, arrivedAt);
      return { ...asked, confirmedBy: by.id, confirmedAt: arrivedAt };
    });
    return this.run(move, onProgress);
  }

  /** Goes on with a confirmed move that was cut off, or that left files behind; any operator may. */
  async carryOn(command: CarryOutMoveCommand, onProgress: OnProgress = () => undefined): Promise<MoveResult> {
    mustOperate(command.by);
    const move = await this.database.transaction((tx) => this.moves.hold(tx, command.move));
    if (move.confirmedAt === null) throw new MoveRefused(`The move ${move.id} is not confirmed yet.`, { id: move.id });
    return this.run(move, onProgress);
  }

  private async refuseWithoutPlace({ undoes, definition, fromVersion, toVersion }: Move): Promise<void> {
    if (undoes !== null) return;
    refuseWithoutPlace(await this.preview.of({ definition, from: fromVersion, to: toVersion }), toVersion);
  }

  private async run(move: Move, onProgress: OnProgress): Promise<MoveResult> {
    let moved = 0;
    let next: string | null = FIRST;
    while (next !== null) {
      const after: string = next;
      const batch: Batch = await this.database.transaction((tx) => this.batch.next(tx, move, after, BATCH));
      moved += batch.moved;
      next = batch.next;
      onProgress(moved);
    }
    const staying = await this.staying(move);
    if (move.undoes !== null || staying.length === 0) await this.moves.finish(move.id, this.clock.now());
    return { moved, staying };
  }

  private async staying({ undoes, definition, fromVersion, toVersion }: Move): Promise<readonly PreviewFile[]> {
    if (undoes !== null) return this.database.query<PreviewFile>(STAYING, [definition, undoes]);
    const { groups } = await this.preview.of({ definition, from: fromVersion, to: toVersion });
    return groups.flatMap(({ files }) => files);
  }
}

/** Files of the move to which something else has happened since. */
const STAYING = `
select i.id, i.subject, i.call_id as "callId" from workflow_instance i
where i.definition = $1 and (
  select h.event from workflow_history h
  where h.instance_id = i.id and h.payload->>'move' = $2
    and h.event in ('${HISTORY_KINDS.definitionChanged}', '${HISTORY_KINDS.definitionChangeUndone}')
  order by h.seq desc limit 1
) = '${HISTORY_KINDS.definitionChanged}'
order by i.id`;
