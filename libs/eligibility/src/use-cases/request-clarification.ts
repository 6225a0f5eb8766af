import { Injectable } from '@nestjs/common';
import { Calls, sectionsOf } from '#libs/calls';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { openedSections, type OpenedSection, requiredText } from '../domain/clarification.js';
import { mustBeOfficer } from '../domain/who-may.js';
import { Clarifications } from '../persistence/clarifications.js';

export interface RequestClarificationCommand extends Command {
  readonly grantId: string;
  readonly question: string;
  /** What the applicant may correct, each section with its reason. */
  readonly opened?: readonly OpenedSection[];
}

/** Asks the applicant for what is unclear or missing; the call says until when they may answer. */
@Injectable()
export class RequestClarification {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly clarifications: Clarifications,
    private readonly calls: Calls,
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
        opened: openedSections(command.opened ?? [], await this.submittedSections(tx, grant)),
        answer: null,
        answeredAt: null,
        answeredBy: null,
      });
      await grant.send({ type: 'clarificationRequested', payload: { clarificationId } }, command);
      return { clarificationId };
    });
  }

  private async submittedSections(tx: Tx, grant: LockedInstance) {
    const call = await this.calls.of(tx, grant.callId);
    // The engine keeps the vocabulary's context for this definition.
    return sectionsOf(call, (grant.context as unknown as GrantContext).stage);
  }
}
