import { Injectable } from '@nestjs/common';
import { Engine, type LockedInstance } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { mustBeLegal } from '../domain/committee.js';
import { DecisionNotDrawnUp, mustBeReady, OwnDraft } from '../domain/decision-rules.js';
import type { DecidedFile } from '../domain/lot-decision.js';
import type { Stage } from '../domain/stage.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Decisions, type Decision } from '../persistence/decisions.js';
import { LotTables } from '../persistence/lot-tables.js';
import type { ConfirmLotCommand } from './lot-command.js';

/** One file with its locked grant. */
export interface FileToTell {
  readonly grant: LockedInstance;
  readonly file: DecidedFile;
}

/** A decision on a lot that was found legal and is on record; its files still have to be told. */
export interface RecordedDecision {
  readonly decision: Decision;
  /** The call itself, locked. */
  readonly call: LockedInstance;
  /** In the order of the ids, which is the order in which they were locked. */
  readonly files: readonly FileToTell[];
}

/**
 * What both decisions on a lot have in common: lock the call, then every file in the order of their ids; see that the
 * committee is legal, that the ranking is still the one it saw, and that somebody else drew the decision up; put it on
 * record.
 */
@Injectable()
export class CommitteeDecision {
  constructor(
    private readonly engine: Engine,
    private readonly tables: LotTables,
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  async record(tx: Tx, command: ConfirmLotCommand, stage: Stage): Promise<RecordedDecision> {
    mustHaveOneOf(command.by, ['chair']);
    const { callId, lot, seen } = command;
    const call = await this.engine.lock(tx, callId);
    const before = await this.tables.of(tx, { callId, lot }, stage);
    const files = await this.lock(tx, before.proposed.files);
    // Read again under the locks: a file may have been withdrawn or reopened while the first ones were waited for.
    const table = await this.tables.of(tx, { callId, lot }, stage);
    mustBeReady(table, seen);
    const { draft } = table;
    if (!draft) throw new DecisionNotDrawnUp('The secretary has not drawn up this decision.');
    if (draft.drawnUpBy === command.by.id) throw new OwnDraft('Drawn up and confirmed by one person.');
    const { present, reason } = draft;
    mustBeLegal(table.members, { present, chairId: command.by.id }, table.call.file.committee);
    const decision: Decision = {
      id: this.ids.next(),
      callId,
      lot,
      stage,
      kind: stage === 'conceptNote' ? 'shortList' : 'selection',
      content: {
        lotDecision: table.proposed,
        order: null,
        draft: { by: draft.drawnUpBy, at: draft.drawnUpAt },
        members: table.members,
      },
      fingerprint: table.fingerprint,
      reason,
      present,
      decidedBy: command.by.id,
      decidedAt: call.at,
    };
    await this.decisions.add(tx, decision);
    return { decision, call, files: files.map((grant) => ({ grant, file: fileOf(table.proposed.files, grant.id) })) };
  }

  private async lock(tx: Tx, files: readonly DecidedFile[]): Promise<readonly LockedInstance[]> {
    const locked: LockedInstance[] = [];
    for (const id of files.map(({ applicationId }) => applicationId).sort())
      locked.push(await this.engine.lock(tx, id));
    return locked;
  }
}

/** The fingerprint was the same, so the second reading holds the files of the first. */
function fileOf(files: readonly DecidedFile[], id: string): DecidedFile {
  const file = files.find(({ applicationId }) => applicationId === id);
  if (!file) throw new Error(`File ${id} left the ranking while it was decided.`);
  return file;
}
