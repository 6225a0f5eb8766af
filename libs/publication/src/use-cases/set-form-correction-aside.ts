import { Injectable } from '@nestjs/common';
import { CallRecords, FormCorrections } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { NoCorrectionWaits } from '../form-correction.js';
import { mustBeInCharge } from '../domain/who-may.js';

export interface SetFormCorrectionAsideCommand extends Command {
  readonly callId: string;
  readonly correctionId: string;
  readonly reason: string;
}

/** Drops a proposed correction: by whoever proposed it, or by the authority that does not confirm it. */
@Injectable()
export class SetFormCorrectionAside {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly records: CallRecords,
    private readonly corrections: FormCorrections,
  ) {}

  /** Throws `NoCorrectionWaits`. */
  execute(command: SetFormCorrectionAsideCommand): Promise<void> {
    return this.commands.run('publication.set-form-correction-aside', command, async (tx) => {
      mustBeInCharge(command.by, 'setCorrectionAside');
      const { callId, correctionId, reason } = command;
      await this.records.hold(tx, callId);
      const proposal = await this.corrections.open(tx, callId);
      if (proposal?.id !== correctionId) throw new NoCorrectionWaits('No such correction waits.', { correctionId });
      const instance = await this.engine.lock(tx, callId);
      await instance.send({ type: 'formCorrectionSetAside', payload: { correctionId, reason } }, command);
      await this.corrections.setAside(tx, proposal, { by: command.by.id, at: instance.at });
    });
  }
}
