import { Injectable } from '@nestjs/common';
import { Commands, type SentEvent } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { inPoints } from '../domain/halves.js';
import type { DecidedFile } from '../domain/lot-decision.js';
import { AwardList } from '../persistence/award-list.js';
import type { Decision } from '../persistence/decisions.js';
import { CommitteeDecision } from './committee-decision.js';
import type { ConfirmLotCommand, LotDecided } from './lot-command.js';

/**
 * Decides on the full applications of a lot: provisionally selected until the budget is used, then the reserve list;
 * those below a threshold are not selected. What is set aside is counted against the lot at once.
 */
@Injectable()
export class DecideSelection {
  constructor(
    private readonly commands: Commands,
    private readonly committee: CommitteeDecision,
    private readonly awards: AwardList,
  ) {}

  execute(command: ConfirmLotCommand): Promise<LotDecided> {
    return this.commands.run('awards.decide-selection', command, async (tx) => {
      const { decision, files } = await this.committee.record(tx, command, 'fullApplication');
      for (const { grant, file } of files) await grant.send(eventFor(file, decision.id), command);
      await this.setAside(tx, decision);
      return { decisionId: decision.id };
    });
  }

  private async setAside(tx: Tx, { id, callId, lot, content, decidedAt }: Decision): Promise<void> {
    const { budgetMinor = 0, files = [] } = content.lotDecision ?? {};
    const taken = files.flatMap(({ applicationId, requestedMinor, rank, outcome }) => {
      if (rank === null || outcome === 'notSelected') return [];
      const state = outcome === 'provisionallySelected' ? ('provisional' as const) : ('reserve' as const);
      return [{ grantId: applicationId, amountMinor: requestedMinor, rank, state }];
    });
    await this.awards.openLot(tx, { callId, lot }, budgetMinor);
    await this.awards.add(tx, { callId, lot, decisionId: id, at: decidedAt }, taken);
  }
}

function eventFor({ outcome, rank, total, reasonCode, requestedMinor }: DecidedFile, decisionId: string): SentEvent {
  const points = inPoints(total);
  if (rank === null || outcome === 'notSelected') {
    return { type: 'notSelected', payload: { decisionId, reasonCode, total: points } };
  }
  return { type: outcome, payload: { decisionId, rank, total: points, amountMinor: requestedMinor } };
}
