import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine } from '#libs/engine';
import { answered } from '../domain/clarification.js';
import { mustAnswerFor } from '../domain/who-may.js';
import { Clarifications } from '../persistence/clarifications.js';

export interface AnswerClarificationCommand extends Command {
  readonly grantId: string;
  readonly clarificationId: string;
  readonly answer: string;
}

/** Gives the answer that the office waits for; the file goes back to the check at once. */
@Injectable()
export class AnswerClarification {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly clarifications: Clarifications,
  ) {}

  execute(command: AnswerClarificationCommand): Promise<void> {
    return this.commands.run('eligibility.answer-clarification', command, async (tx) => {
      mustAnswerFor(command.by);
      const { grantId, clarificationId } = command;
      const grant = await this.engine.lock(tx, grantId);
      const question = await this.clarifications.of(tx, grantId, clarificationId);
      const answer = { text: command.answer, by: command.by.id, at: command.arrivedAt };
      await this.clarifications.saveAnswer(tx, answered(question, answer));
      await grant.send({ type: 'clarificationAnswered', payload: { clarificationId } }, command);
    });
  }
}
