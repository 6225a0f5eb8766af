import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import type { Command, LockedInstance } from '#libs/engine';
import { DomainError, Ids } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import { contentDifferences } from '../domain/content-difference.js';
import type { OpenedSection } from '../domain/opened-sections.js';
import type { Stage } from '../domain/stage.js';
import { NotYourApplication } from '../domain/who-may.js';
import { correctedContent } from '../draft/corrected-content.js';
import {
  contentHash,
  type Declaration,
  frozenContent,
  frozenMaterial,
  receiptCodeOf,
  type SealedDraft,
} from '../draft/frozen-content.js';
import { draftsFor, missingParts, requestIn } from '../draft/submission-facts.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { Applications } from '../persistence/applications.js';
import { Documents } from '../persistence/documents.js';
import { OpenedSections } from '../persistence/opened-sections.js';
import { type Submission, Submissions } from '../persistence/submissions.js';
import { SignReceipt } from '../receipts/sign-receipt.js';
import { CallsOfFiles } from '../persistence/calls-of-files.js';

export interface CorrectApplicationCommand extends Command {
  /** Null where whoever sends it declared nothing: only an answer without corrections may go then. */
  readonly declaration: Declaration | null;
}

/** A corrected version that goes with the answer to the office. */
export interface CorrectedVersion {
  readonly submission: {
    readonly submissionId: string;
    readonly contentHash: string;
    readonly requestedMinor: number;
  };
  /** Keeps the version with its receipt, once the grant has taken the answer. */
  readonly keep: () => Promise<void>;
}

interface Kept {
  readonly version: Submission;
  readonly call: Call;
  readonly grant: LockedInstance;
  /** Until when it could be sent. */
  readonly deadlineAt: Date | null;
}

/** A section that was opened for correction is not complete, or what it asks for is beyond the limits. */
export class CorrectionIncomplete extends DomainError {
  readonly code = 'applications.correction-incomplete';
}

/** What is asked for now is too far from what the concept note asked for (PRAG 6.5.3). */
export class CorrectionMovesContribution extends DomainError {
  readonly code = 'applications.correction-moves-contribution';
}

/** Corrected sections are a new version: whoever sends it declares what was declared with the first one. */
export class CorrectionNotDeclared extends DomainError {
  readonly code = 'applications.correction-not-declared';
}

/**
 * Makes the corrected sections of a submitted application a new version of it, within the transaction that answers the
 * office. Nothing but what was opened is taken from the draft; the versions before are kept.
 */
@Injectable()
export class CorrectApplication {
  constructor(
    private readonly calls: CallsOfFiles,
    private readonly applications: Applications,
    private readonly pages: AnswerPages,
    private readonly documents: Documents,
    private readonly opened: OpenedSections,
    private readonly submissions: Submissions,
    private readonly signReceipt: SignReceipt,
    private readonly ids: Ids,
  ) {}

  /** Null where nothing was opened, or nothing that was opened differs from what was submitted. */
  async within(tx: Tx, grant: LockedInstance, command: CorrectApplicationCommand): Promise<CorrectedVersion | null> {
    const opened = await this.opened.of(tx, grant);
    // The engine keeps the vocabulary's context for this definition.
    const { stage, submissions } = grant.context as unknown as GrantContext;
    const before = opened.length === 0 ? null : await this.submissions.latest(tx, grant.id, stage);
    if (!before) return null;
    const call = await this.calls.of(tx, grant);
    const sealed = await this.sealed(tx, { call, before, opened });
    if (contentDifferences(before.content, sealed).length === 0) return null;
    if (!command.by.roles.includes('signatory')) throw new NotYourApplication('Only the signatory sends a correction.');
    if (!command.declaration) throw new CorrectionNotDeclared('A corrected version is declared like the first one.');
    const content = frozenContent(withRequest(call, stage, sealed, opened), command.declaration);
    const requestedMinor = content.request.contributionMinor;
    if (stage === 'fullApplication') mustStayNear(call, submissions.conceptNote?.requestedMinor, requestedMinor);
    const hash = contentHash(content);
    const id = this.ids.next();
    const { arrivedAt, by } = command;
    const version = {
      id,
      applicationId: grant.id,
      stage,
      n: before.n + 1,
      content,
      contentHash: hash,
      arrivedAt,
      requestedMinor,
      receiptCode: receiptCodeOf({ id, contentHash: hash, arrivedAt }),
      submittedBy: by.id,
    };
    const submission = { submissionId: id, contentHash: hash, requestedMinor };
    const deadlineAt = await this.opened.dueAt(tx, grant.id);
    return { submission, keep: () => this.keep(tx, { version, call, grant, deadlineAt }) };
  }

  private async sealed(
    tx: Tx,
    { call, before, opened }: { call: Call; before: Submission; opened: readonly OpenedSection[] },
  ): Promise<SealedDraft> {
    const { applicationId, content } = before;
    const pages = await this.pages.all(tx, applicationId, content.stages);
    const documents = await this.documents.all(tx, applicationId, content.stages);
    return correctedContent(call, content, opened, { pages, documents });
  }

  private async keep(tx: Tx, of: Kept): Promise<void> {
    const { version, call, grant, deadlineAt } = of;
    await this.submissions.add(tx, version);
    const { code } = await this.applications.of(tx, grant.id);
    if (code === null) throw new Error('What was never submitted cannot be corrected.');
    await this.signReceipt.execute(tx, { submission: version, code, call, grant, deadlineAt });
  }
}

/** What the corrected form asks for, read anew. Refuses an opened section that lacks something. */
function withRequest(call: Call, stage: Stage, sealed: SealedDraft, opened: readonly OpenedSection[]): SealedDraft {
  const drafts = draftsFor(call, stage, frozenMaterial(sealed));
  const isOpen = (part: string) => opened.some((section) => section.part === part);
  const missing = drafts.flatMap(missingParts).filter(isOpen);
  const request = requestIn(call, sealed.lot, drafts);
  if (missing.length === 0 && request !== null) return { ...sealed, request };
  throw new CorrectionIncomplete('What was opened for correction is not complete.', { missing: missing.join(', ') });
}

function mustStayNear(call: Call, before: number | undefined, now: number): void {
  const percent = call.file.contribution.movePercent;
  if (before === undefined || Math.abs(now - before) * 100 <= before * percent) return;
  throw new CorrectionMovesContribution('The contribution moved too far.', { percent });
}
