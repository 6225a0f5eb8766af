import { Injectable } from '@nestjs/common';
import { CallRecords, Calls, FormCorrections } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { correctedParts, mustBeCorrectable, NoCorrectionWaits } from '../form-correction.js';
import { mustBeInCharge } from '../domain/who-may.js';

export interface MakeFormCorrectionCommand extends Command {
  readonly callId: string;
  /** The proposal that was read. */
  readonly correctionId: string;
}

/**
 * Confirms a proposed correction: from this moment on whoever writes sees the corrected form, and what was handed in
 * keeps the form it was handed in with. The effect `tellOfCorrection` tells everybody who has a draft.
 */
@Injectable()
export class MakeFormCorrection {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly corrections: FormCorrections,
  ) {}

  /** Throws `NoCorrectionWaits`, `FormClosed`, or `TransitionRefused`: nobody confirms what they proposed themselves. */
  execute(command: MakeFormCorrectionCommand): Promise<void> {
    return this.commands.run('publication.make-form-correction', command, async (tx) => {
      mustBeInCharge(command.by, 'confirmCorrection');
      const { callId, correctionId } = command;
      await this.records.hold(tx, callId);
      const call = await this.calls.of(tx, callId);
      const proposal = await this.corrections.open(tx, callId);
      if (proposal?.id !== correctionId) throw new NoCorrectionWaits('No such correction waits.', { call: call.code });
      mustBeCorrectable(call, correctedParts(call, proposal.file), command.arrivedAt);
      const instance = await this.engine.lock(tx, callId);
      const { revision, sha256 } = await this.corrections.make(tx, proposal, { by: command.by.id, at: instance.at });
      const payload = { correctionId, revision, sha256, reason: proposal.reason };
      await instance.send({ type: 'formCorrected', payload }, command);
    });
  }
}
