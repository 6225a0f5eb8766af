import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { type Outcome, reasonsText } from '../domain/complaint.js';
import { mustBeOfTheOffice } from '../domain/who-may.js';
import { Complaints } from '../persistence/complaints.js';

export interface AnswerComplaintCommand extends Command {
  readonly grantId: string;
  readonly complaintId: string;
  readonly outcome: Outcome;
  readonly reasons: string;
}

const EVENTS: Readonly<Record<Outcome, string>> = { upheld: 'decisionUpheld', accepted: 'complaintAccepted' };

/** Answers a complaint with reasons, once. Whoever took the decision is refused. */
@Injectable()
export class AnswerComplaint {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly complaints: Complaints,
  ) {}

  execute(command: AnswerComplaintCommand): Promise<void> {
    return this.commands.run('complaints.answer', command, async (tx) => {
      const { by, grantId, complaintId, outcome } = command;
      mustBeOfTheOffice(by);
      const answer = reasonsText(command.reasons);
      await this.engine.lock(tx, grantId);
      const complaint = await this.complaints.of(tx, grantId, complaintId);
      const instance = await this.engine.lock(tx, complaintId);
      const event = { type: EVENTS[outcome], payload: { reason: answer } };
      await instance.send(event, command, { deciders: await this.complaints.deciders(tx, complaint) });
      await this.complaints.saveAnswer(tx, {
        ...complaint,
        outcome,
        answer,
        answeredAt: instance.at,
        answeredBy: by.id,
      });
    });
  }
}
