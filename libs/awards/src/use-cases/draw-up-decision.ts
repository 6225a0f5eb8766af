import { Injectable } from '@nestjs/common';
import { Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { chairOf, mustBeLegal } from '../domain/committee.js';
import { mustBeReady, reasonGiven } from '../domain/decision-rules.js';
import type { Stage } from '../domain/stage.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { DecisionDrafts } from '../persistence/decision-drafts.js';
import { LotTables } from '../persistence/lot-tables.js';
import type { LotCommand } from './lot-command.js';
import { NotAtTheTable } from './write-note.js';

export interface DrawUpDecisionCommand extends LotCommand {
  readonly stage: Stage;
  /** The fingerprint of the ranking that was shown. */
  readonly seen: string;
}

/**
 * The secretary writes down what the committee decided on a lot: the ranking, who was there, and why. It takes effect
 * when the chair confirms it; drawn up again, the last one counts, and a ranking that changes makes it void.
 */
@Injectable()
export class DrawUpDecision {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly tables: LotTables,
    private readonly drafts: DecisionDrafts,
    private readonly ids: Ids,
  ) {}

  execute(command: DrawUpDecisionCommand): Promise<{ readonly draftId: string }> {
    return this.commands.run('awards.draw-up-decision', command, async (tx) => {
      mustHaveOneOf(command.by, ['secretary']);
      const { callId, lot, stage, seen, present } = command;
      const { at } = await this.engine.lock(tx, callId);
      const table = await this.tables.of(tx, { callId, lot }, stage);
      const secretary = table.members.find(({ personId }) => personId === command.by.id);
      if (secretary?.capacity !== 'secretary') throw new NotAtTheTable('Not the secretary of this committee.');
      mustBeReady(table, seen);
      mustBeLegal(table.members, { present, chairId: chairOf(table.members) }, table.call.file.committee);
      const draft = { fingerprint: seen, reason: reasonGiven(command.reason), present };
      const draftId = this.ids.next();
      await this.drafts.add(tx, {
        ...draft,
        id: draftId,
        callId,
        lot,
        stage,
        drawnUpBy: command.by.id,
        drawnUpAt: at,
      });
      return { draftId };
    });
  }
}
