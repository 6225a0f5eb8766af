import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import { reasonGiven } from '../domain/decision-rules.js';
import { mustHaveOneOf } from '../domain/who-may.js';
import { Committees } from '../persistence/committees.js';
import { Decisions } from '../persistence/decisions.js';
import { LotFiles } from '../persistence/lot-files.js';
import type { LotDecided } from './lot-command.js';

export interface ConcludeAwardsCommand extends Command {
  readonly callId: string;
  readonly reason: string;
}

/** Files of the call still wait for their scores, their verification or the authority. */
export class AwardsNotSettled extends DomainError {
  readonly code = 'awards.awards-not-settled';
}

/** Says that the awards of a call are decided: from now on contracts are made. */
@Injectable()
export class ConcludeAwards {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly lotFiles: LotFiles,
    private readonly committees: Committees,
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  execute(command: ConcludeAwardsCommand): Promise<LotDecided> {
    return this.commands.run('awards.conclude', command, async (tx) => {
      mustHaveOneOf(command.by, ['authority', 'chair']);
      const { callId } = command;
      const call = await this.engine.lock(tx, callId);
      const open = await this.lotFiles.unsettled(tx, callId);
      if (open > 0) throw new AwardsNotSettled(`${open} files are not settled.`, { count: open });
      const decisionId = this.ids.next();
      await this.decisions.add(tx, {
        id: decisionId,
        callId,
        lot: '',
        stage: 'fullApplication',
        kind: 'awards',
        content: { lotDecision: null, order: null, draft: null, members: await this.committees.forLot(tx, callId, '') },
        fingerprint: '',
        reason: reasonGiven(command.reason),
        present: [command.by.id],
        decidedBy: command.by.id,
        decidedAt: call.at,
      });
      await call.send({ type: 'awardsDecided', payload: { decisionId } }, command);
      return { decisionId };
    });
  }
}
