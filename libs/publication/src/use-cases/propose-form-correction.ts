import { Injectable } from '@nestjs/common';
import { type CallFile, CallRecords, Calls, FormCorrections } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { correctedParts, CorrectionWaits, mustBeCorrectable } from '../form-correction.js';
import { mustBeInCharge } from '../domain/who-may.js';

export interface ProposeFormCorrectionCommand extends Command {
  readonly callId: string;
  /** What `loadForms` accepted. */
  readonly file: CallFile;
  /** Told to everybody who has a draft. */
  readonly reason: string;
}

/** Proposes corrected forms for a published call. Nothing changes for applicants until a second person confirms. */
@Injectable()
export class ProposeFormCorrection {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly records: CallRecords,
    private readonly corrections: FormCorrections,
    private readonly ids: Ids,
  ) {}

  /** Throws `FormsUnchanged`, `FormClosed`, `CorrectionWaits`, or `TransitionRefused` in a state without corrections. */
  execute(command: ProposeFormCorrectionCommand): Promise<{ readonly correctionId: string }> {
    return this.commands.run('publication.propose-form-correction', command, async (tx) => {
      mustBeInCharge(command.by, 'correct');
      const { callId, file, reason } = command;
      await this.records.hold(tx, callId);
      const call = await this.calls.of(tx, callId);
      mustBeCorrectable(call, correctedParts(call, file), command.arrivedAt);
      if (await this.corrections.open(tx, callId))
        throw new CorrectionWaits('A correction waits.', { call: call.code });
      const instance = await this.engine.lock(tx, callId);
      const correctionId = this.ids.next();
      await instance.send({ type: 'formCorrectionProposed', payload: { correctionId, reason } }, command);
      await this.corrections.propose(tx, {
        id: correctionId,
        callId,
        basedOn: call.revision,
        // Only the forms are taken over: whatever else a call says stays.
        file: { ...call.file, forms: { ...call.file.forms, ...file.forms } },
        reason,
        proposedBy: command.by.id,
        proposedAt: instance.at,
      });
      return { correctionId };
    });
  }
}
