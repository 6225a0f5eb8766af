import { Injectable } from '@nestjs/common';
import { Calls } from '#libs/calls';
import { type Command, Commands, Engine } from '#libs/engine';
import { Ids } from '#libs/kernel';
import { Notices, type Tx } from '#libs/platform';
import type { ApplicantProfile } from '../domain/content.js';
import { DraftIncomplete, mustBeAsRead } from '../domain/sign-off.js';
import { openStages } from '../domain/stage.js';
import { ApplicationNotOpen, mustWriteFor } from '../domain/who-may.js';
import { draftHash } from '../draft/frozen-content.js';
import { missingParts } from '../draft/submission-facts.js';
import { WholeDrafts } from '../draft/whole-draft.js';
import { Applications } from '../persistence/applications.js';
import { type SignOffRequest, SignOffRequests } from '../persistence/sign-off-requests.js';

export interface AskForSignatureCommand extends Command {
  readonly applicationId: string;
  /** The lead applicant as it stands: the signatory signs for what is in it. */
  readonly applicant: ApplicantProfile;
  readonly askerName: string;
  readonly note: string;
  /** The hash of the draft that the asker read; null where they did not say. */
  readonly draftHash: string | null;
}

/**
 * Asks whoever may sign for the organisation to read the application as it is now and to submit it. The request is bound
 * to that state: what is changed afterwards has to be asked for again.
 */
@Injectable()
export class AskForSignature {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly applications: Applications,
    private readonly wholeDrafts: WholeDrafts,
    private readonly requests: SignOffRequests,
    private readonly notices: Notices,
    private readonly ids: Ids,
  ) {}

  /**
   * Throws `DraftIncomplete`, `DraftChangedMeanwhile` or `ApplicationNotOpen`. For a state that they were asked for
   * before, nobody is written to again.
   */
  execute(command: AskForSignatureCommand): Promise<{ readonly draftHash: string }> {
    return this.commands.run('applications.ask-for-signature', command, async (tx) => {
      mustWriteFor(command.by);
      const grant = await this.engine.lock(tx, command.applicationId);
      const call = await this.calls.of(tx, grant.callId);
      const application = await this.applications.of(tx, grant.id);
      const { stage, drafts, sealed } = await this.wholeDrafts.of(tx, { ...command, grant, call, application });
      const deadline = call.deadlineOf(stage);
      if (!openStages(grant.states).includes(stage) || (deadline !== null && command.arrivedAt >= deadline))
        throw new ApplicationNotOpen('Nothing can be submitted now.', { stage });
      const missing = drafts.flatMap(missingParts);
      if (missing.length > 0) throw new DraftIncomplete('The application is not complete.', { missing });
      const hash = draftHash(sealed);
      mustBeAsRead(command.draftHash, hash);
      const last = await this.requests.latest(tx, application.id, stage);
      if (last?.draftHash !== hash) {
        const { note, by, arrivedAt } = command;
        const asked = { id: this.ids.next(), applicationId: application.id, stage, draftHash: hash, note };
        await this.ask(tx, { ...asked, askedBy: by.id, askedAt: arrivedAt }, command.askerName, deadline);
      }
      return { draftHash: hash };
    });
  }

  private async ask(tx: Tx, request: SignOffRequest, askerName: string, deadline: Date | null): Promise<void> {
    await this.requests.add(tx, request);
    await this.notices.send(tx, {
      cause: request.id,
      template: 'signatureAsked',
      instanceId: request.applicationId,
      to: ['signatory'],
      path: `/applications/${request.applicationId}/submit`,
      params: {
        askerName,
        note: request.note,
        hasNote: request.note === '' ? 'no' : 'yes',
        hasDeadline: deadline === null ? 'no' : 'yes',
        deadlineAt: deadline?.toISOString() ?? '',
      },
    });
  }
}
