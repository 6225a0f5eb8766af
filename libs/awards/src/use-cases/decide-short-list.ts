import { Injectable } from '@nestjs/common';
import { type Command, Commands } from '#libs/engine';
import { inPoints } from '../domain/halves.js';
import { LotFiles } from '../persistence/lot-files.js';
import { CommitteeDecision, type FileToTell } from './committee-decision.js';
import type { ConfirmLotCommand, LotDecided } from './lot-command.js';

/**
 * Decides the short list of a lot: every file of it goes on or ends in one transaction. With the last lot the call
 * goes on, too.
 */
@Injectable()
export class DecideShortList {
  constructor(
    private readonly commands: Commands,
    private readonly committee: CommitteeDecision,
    private readonly lotFiles: LotFiles,
  ) {}

  execute(command: ConfirmLotCommand): Promise<LotDecided> {
    return this.commands.run('awards.decide-short-list', command, async (tx) => {
      const { decision, call, files } = await this.committee.record(tx, command, 'conceptNote');
      const decisionId = decision.id;
      for (const file of files) await tell(file, decisionId, command);
      const undecided = await this.lotFiles.undecided(tx, command.callId, 'conceptNote');
      if (undecided === 0 && call.isIn('evaluation.conceptNotes')) {
        await call.send({ type: 'shortListDecided', payload: { decisionId } }, command);
      }
      return { decisionId };
    });
  }
}

async function tell({ grant, file }: FileToTell, decisionId: string, command: Command): Promise<void> {
  const total = inPoints(file.total);
  const event =
    file.rank !== null && file.reasonCode === null
      ? { type: 'shortListed', payload: { decisionId, rank: file.rank, total } }
      : { type: 'notShortListed', payload: { decisionId, reasonCode: file.reasonCode, total } };
  await grant.send(event, command);
}
