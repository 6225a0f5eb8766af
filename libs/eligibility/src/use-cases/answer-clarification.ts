import { Injectable } from '@nestjs/common';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { answered } from '../domain/clarification.js';
import { mustAnswerFor } from '../domain/who-may.js';
import { Clarifications } from '../persistence/clarifications.js';

export interface AnswerClarificationCommand extends Command {
  readonly grantId: string;
  readonly clarificationId: string;
  readonly answer: string;
}

/** What goes with an answer in the same transaction: a corrected version of what was submitted. */
export interface GoesWithAnswer {
  /** What the grant is told of it. */
  readonly submission: {
    readonly submissionId: string;
    readonly contentHash: string;
    readonly requestedMinor: number;
  };
  /** Keeps it, once the grant has taken the answer. */
  readonly keep: () => Promise<void>;
}

/** Puts together what goes with the answer; null where there is nothing. */
export type Accompany = (tx: Tx, grant: LockedInstance) => Promise<GoesWithAnswer | null>;

/** Gives the answer that the office waits for; the file goes back to the check at once. */
@Injectable()
export class AnswerClarification {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly clarifications: Clarifications,
  ) {}

  execute(command: AnswerClarificationCommand, accompany: Accompany = () => Promise.resolve(null)): Promise<void> {
    return this.commands.run('eligibility.answer-clarification', command, async (tx) => {
      mustAnswerFor(command.by);
      const { grantId, clarificationId } = command;
      const grant = await this.engine.lock(tx, grantId);
      const question = await this.clarifications.of(tx, grantId, clarificationId);
      const answer = { text: command.answer, by: command.by.id, at: command.arrivedAt };
      // While the question waits for its answer: what was opened with it closes when it has one.
      const also = await accompany(tx, grant);
      await this.clarifications.saveAnswer(tx, answered(question, answer));
      const payload = { clarificationId, ...(also ? { submission: also.submission } : {}) };
      await grant.send({ type: 'clarificationAnswered', payload }, command);
      await also?.keep();
    });
  }
}
