import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { ComplaintAlreadyFiled, mustBeInTime, NothingToComplainAbout, reasonsText } from '../domain/complaint.js';
import { mustSignFor } from '../domain/who-may.js';
import { Complaints } from '../persistence/complaints.js';

export interface FileComplaintCommand extends Command {
  readonly grantId: string;
  readonly reasons: string;
}

/** Complains against the decision that a file stands under, within the call's time; the office's clock runs from here. */
@Injectable()
export class FileComplaint {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly complaints: Complaints,
    private readonly ids: Ids,
  ) {}

  /** Throws `NothingToComplainAbout`, `ComplaintTooLate`, `ComplaintAlreadyFiled` and what `reasonsText` throws. */
  execute(command: FileComplaintCommand): Promise<{ readonly complaintId: string }> {
    return this.commands.run('complaints.file', command, async (tx) => {
      const { by, arrivedAt, grantId } = command;
      mustSignFor(by);
      const reasons = reasonsText(command.reasons);
      const grant = await this.engine.lock(tx, grantId);
      const decision = await this.complaints.decisionOn(tx, grantId);
      if (!decision) throw new NothingToComplainAbout('This file was not decided against.', { grantId });
      const call = await this.calls.of(tx, grant.callId);
      mustBeInTime(arrivedAt, call.calendar.plus(decision.at, call.complaints.within));
      if (await this.complaints.isFiled(tx, grantId, decision.seq)) {
        throw new ComplaintAlreadyFiled('There is a complaint against this decision.', { grantId });
      }
      const id = this.ids.next();
      const event = { type: 'complaintFiled', payload: { complaintId: id, grantId } };
      await this.engine.start(tx, { id, definition: 'complaint', callId: call.id, event, origin: command });
      await this.complaints.add(tx, {
        id,
        grantId,
        callId: call.id,
        decisionSeq: decision.seq,
        reasons,
        filedAt: grant.at,
        filedBy: by.id,
        outcome: null,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      });
      return { complaintId: id };
    });
  }
}
