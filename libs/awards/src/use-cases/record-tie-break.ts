import { Injectable } from '@nestjs/common';
import { Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { mustBeLegal } from '../domain/committee.js';
import { mustOrderTie, reasonGiven } from '../domain/decision-rules.js';
import { tiesIn } from '../domain/ranking.js';
import type { Stage } from '../domain/stage.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Decisions } from '../persistence/decisions.js';
import { LotTables } from '../persistence/lot-tables.js';
import type { LotCommand, LotDecided } from './lot-command.js';

export interface RecordTieBreakCommand extends LotCommand {
  readonly stage: Stage;
  /** Every file of one tie, the better one first. */
  readonly order: readonly string[];
}

/** Puts files with equal scores in order, with the committee's reason; where scores decide, nobody is asked. */
@Injectable()
export class RecordTieBreak {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly tables: LotTables,
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  execute(command: RecordTieBreakCommand): Promise<LotDecided> {
    return this.commands.run('awards.record-tie-break', command, async (tx) => {
      mustHaveOneOf(command.by, ['chair']);
      const { callId, lot, stage, order, present } = command;
      const { at } = await this.engine.lock(tx, callId);
      const table = await this.tables.of(tx, { callId, lot }, stage);
      mustBeLegal(table.members, { present, chairId: command.by.id }, table.call.file.committee);
      mustOrderTie(order, tiesIn(table.proposed.files));
      const decisionId = this.ids.next();
      await this.decisions.add(tx, {
        id: decisionId,
        callId,
        lot,
        stage,
        kind: 'tieBreak',
        content: { lotDecision: null, order, draft: null, members: table.members },
        fingerprint: table.fingerprint,
        reason: reasonGiven(command.reason),
        present,
        decidedBy: command.by.id,
        decidedAt: at,
      });
      return { decisionId };
    });
  }
}
