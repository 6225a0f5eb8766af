import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { requiredText } from '../domain/clarification.js';
import { mustBeOfficer } from '../domain/who-may.js';
import { Clarifications } from '../persistence/clarifications.js';

export interface RequestClarificationCommand extends Command {
  readonly grantId: string;
  readonly question: string;
}

/** Asks the applicant for what is unclear or missing; the call says until when they may answer. */
@Injectable()
export class RequestClarification {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly clarifications: Clarifications,
    private readonly ids: Ids,
  ) {}

  execute(command: RequestClarificationCommand): Promise<{ readonly clarificationId: string }> {
    return this.commands.run('eligibility.request-clarification', command, async (tx) => {
      mustBeOfficer(command.by);
      const { grantId } = command;
      const grant = await this.engine.lock(tx, grantId);
      const clarificationId = this.ids.next();
      await this.clarifications.add(tx, {
        id: clarificationId,
        grantId,
        question: requiredText(command.question),
        requestedAt: grant.at,
        requestedBy: command.by.id,
        answer: null,
        answeredAt: null,
        answeredBy: null,
      });
      await grant.send({ type: 'clarificationRequested', payload: { clarificationId } }, command);
      return { clarificationId };
    });
  }
}
