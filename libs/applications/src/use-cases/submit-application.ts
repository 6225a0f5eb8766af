import { Injectable } from '@nestjs/common';
import { type Call, Calls } from '#libs/calls';
import { type Command, Commands, Engine, type LockedInstance } from '#libs/engine';
import { Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import { applicationCode } from '../domain/application-code.js';
import type { Application } from '../domain/application.js';
import type { ApplicantProfile } from '../domain/content.js';
import { mustBeAsRead } from '../domain/sign-off.js';
import { mustWriteFor } from '../domain/who-may.js';
import { contentHash, type Declaration, draftHash, frozenContent, receiptCodeOf } from '../draft/frozen-content.js';
import { submissionFacts } from '../draft/submission-facts.js';
import { WholeDrafts } from '../draft/whole-draft.js';
import { Applications } from '../persistence/applications.js';
import { type Submission, Submissions } from '../persistence/submissions.js';
import { SignReceipt } from '../receipts/sign-receipt.js';

export interface SubmitApplicationCommand extends Command {
  readonly applicationId: string;
  /** The lead applicant as it stands: a snapshot goes into what is submitted. */
  readonly applicant: ApplicantProfile;
  readonly declaration: Declaration;
  /** The hash of the draft that the declaration was read with; null where whoever submits did not say. */
  readonly draftHash: string | null;
}

/** Proof of a submission. Instants are ISO 8601, to the millisecond. */
export interface SubmissionProof {
  readonly submissionId: string;
  readonly code: string;
  readonly receiptCode: string;
  readonly contentHash: string;
  readonly arrivedAt: string;
  readonly n: number;
}

/**
 * Hands the application in: freezes everything that was written, and proves it with a signed receipt. The instant at which the request
 * arrived decides about the deadline. Before the deadline a new version replaces the last one; the old one is kept.
 */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly commands: Commands,
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly applications: Applications,
    private readonly wholeDrafts: WholeDrafts,
    private readonly submissions: Submissions,
    private readonly signReceipt: SignReceipt,
    private readonly ids: Ids,
  ) {}

  /**
   * Throws `TransitionRefused` with everything that is missing, or that it is too late, or who may submit; and
   * `DraftChangedMeanwhile` where the draft is not the one that was read.
   */
  execute(command: SubmitApplicationCommand): Promise<SubmissionProof> {
    return this.commands.run('applications.submit', command, async (tx) => {
      mustWriteFor(command.by);
      const grant = await this.engine.lock(tx, command.applicationId);
      const call = await this.calls.of(tx, grant.callId);
      const application = await this.applications.of(tx, grant.id);
      const decided = await this.decide(tx, { command, grant, call, application });
      const n = (await this.submissions.countOf(tx, grant.id, decided.stage)) + 1;
      const submission = { ...decided, n };
      await this.submissions.add(tx, submission);
      const code = await this.registered(tx, application, call, command.applicant);
      await this.signReceipt.execute(tx, {
        submission,
        code,
        call,
        grant,
        deadlineAt: call.deadlineOf(submission.stage),
      });
      const { id, receiptCode, contentHash: hash, arrivedAt } = submission;
      return { submissionId: id, code, receiptCode, contentHash: hash, arrivedAt: arrivedAt.toISOString(), n };
    });
  }

  /** Tells the grant what is handed in; what the guards refuse never gets a row. */
  private async decide(
    tx: Tx,
    of: { command: SubmitApplicationCommand; grant: LockedInstance; call: Call; application: Application },
  ): Promise<Omit<Submission, 'n'>> {
    const { command, grant, call } = of;
    const { applicant, declaration, arrivedAt } = command;
    const { stage, drafts, sealed } = await this.wholeDrafts.of(tx, { ...of, applicant });
    mustBeAsRead(command.draftHash, draftHash(sealed));
    const content = frozenContent(sealed, declaration);
    const id = this.ids.next();
    const hash = contentHash(content);
    const requestedMinor = content.request.contributionMinor;
    await grant.send(
      { type: 'applicationSubmitted', payload: { submissionId: id, contentHash: hash, requestedMinor } },
      command,
      submissionFacts(call, drafts),
    );
    return {
      id,
      applicationId: of.application.id,
      stage,
      content,
      contentHash: hash,
      requestedMinor,
      receiptCode: receiptCodeOf({ id, contentHash: hash, arrivedAt }),
      arrivedAt,
      submittedBy: command.by.id,
    };
  }

  /** Gives the application its number with the first submission. Late in the transaction: others wait for the number. */
  private async registered(tx: Tx, application: Application, call: Call, applicant: ApplicantProfile): Promise<string> {
    const named = { organisationName: applicant.name };
    if (application.code !== null) {
      await this.applications.update(tx, application.id, named);
      return application.code;
    }
    const number = await this.applications.nextNumber(tx, call.id);
    const code = applicationCode(call.code, number);
    await this.applications.update(tx, application.id, { ...named, number, code });
    return code;
  }
}
