import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';
import { Database } from '#libs/platform';
import { effectOfMove, type MoveChange, type MoveEffect } from '#libs/workflow';
import { Definitions } from '../definitions/definitions.js';
import { RulesOfCalls } from '../instance/call-rules.js';
import { INSTANCE_COLUMNS, snapshotOf, type LoadedInstance } from '../instance/loaded-instance.js';

/** Which files of a definition would go from which version to which. */
export interface MoveAsked {
  readonly definition: string;
  readonly from: number;
  readonly to: number;
}

export interface MovePreview {
  /** Files that would go on under the other version. */
  readonly moving: number;
  /** Files that have ended: they stay with the version that they ended under. */
  readonly ended: number;
  /** Files for which there is no place: while there is one, nothing is moved. */
  readonly withoutPlace: number;
  readonly groups: readonly PreviewGroup[];
}

/** Files that stand in the same state and to which the same would happen. */
export interface PreviewGroup {
  readonly state: string;
  /** Null where the other version has no place for them. */
  readonly change: Omit<MoveChange, 'snapshot'> | null;
  readonly files: readonly PreviewFile[];
}

export interface PreviewFile {
  readonly id: string;
  readonly subject: string;
  readonly callId: string;
}

const PAGE = 2_000;

/** Says what a move would do, and changes nothing. */
@Injectable()
export class PreviewMove {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly definitions: Definitions,
    private readonly rules: RulesOfCalls,
  ) {}

  /** Throws `DefinitionUnknown` for a version that this installation does not have. */
  async of({ definition, from, to }: MoveAsked): Promise<MovePreview> {
    const versions = { from: this.definitions.of(definition, from), to: this.definitions.of(definition, to) };
    const groups: Groups = new Map();
    const counts = { moves: 0, hasEnded: 0, hasNoPlace: 0 };
    const at = this.clock.now();
    for await (const page of this.pages(definition, from)) {
      const rulesOf = await this.rules.ofAll(null, page);
      for (const instance of page) {
        const effect = effectOfMove(versions, snapshotOf(instance), rulesOf(instance.callId).calendar, at);
        counts[effect.kind] += 1;
        if (effect.kind !== 'hasEnded') add(groups, instance, effect);
      }
    }
    const ordered = [...groups.values()].sort((one, other) => (one.state < other.state ? -1 : 1));
    return { moving: counts.moves, ended: counts.hasEnded, withoutPlace: counts.hasNoPlace, groups: ordered };
  }

  private async *pages(definition: string, version: number): AsyncGenerator<readonly LoadedInstance[]> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<LoadedInstance>(
        `select ${INSTANCE_COLUMNS} from workflow_instance i
         where i.definition = $1 and i.definition_version = $2 and i.id > $3 order by i.id limit ${PAGE}`,
        [definition, version, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.id;
    }
  }
}

type Groups = Map<string, PreviewGroup & { readonly files: PreviewFile[] }>;

function add(groups: Groups, { id, subject, callId, state }: LoadedInstance, effect: MoveEffect): void {
  const group = groupOf(state, effect);
  const key = JSON.stringify(group);
  const known = groups.get(key) ?? { ...group, files: [] };
  groups.set(key, known);
  known.files.push({ id, subject, callId });
}

function groupOf(state: string, effect: MoveEffect): Omit<PreviewGroup, 'files'> {
  if (effect.kind !== 'moves') return { state, change: null };
  const { snapshot: _own, ...change } = effect.change;
  return { state, change };
}
