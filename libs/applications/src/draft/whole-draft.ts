import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/calls';
import type { LockedInstance } from '#libs/engine';
import type { Tx } from '#libs/platform';
import type { GrantContext } from '#libs/workflow';
import type { Application } from '../domain/application.js';
import type { ApplicantProfile } from '../domain/content.js';
import type { Stage } from '../domain/stage.js';
import { AnswerPages } from '../persistence/answer-pages.js';
import { Documents } from '../persistence/documents.js';
import { homedPages } from './homed-pages.js';
import { type SealedDraft, sealedDraft } from './frozen-content.js';
import type { StageDraft } from './stage-draft.js';
import { draftsFor, requestIn } from './submission-facts.js';

/** What would be handed in now. */
export interface WholeDraft {
  /** The stage that is written now; its submission may carry others along. */
  readonly stage: Stage;
  readonly drafts: readonly StageDraft[];
  readonly sealed: SealedDraft;
}

/** Reads an application as it stands, within the transaction that acts on it. */
@Injectable()
export class WholeDrafts {
  constructor(
    private readonly pages: AnswerPages,
    private readonly documents: Documents,
  ) {}

  async of(
    tx: Tx,
    of: {
      readonly grant: LockedInstance;
      readonly call: Call;
      readonly application: Application;
      readonly applicant: ApplicantProfile;
    },
  ): Promise<WholeDraft> {
    const { call, application, applicant } = of;
    // The engine keeps the vocabulary's context for this definition.
    const { stage } = of.grant.context as unknown as GrantContext;
    const { id, lot } = application;
    const stages = call.stagesSubmittedAt(stage);
    const pages = homedPages(call, await this.pages.all(tx, id, stages));
    const material = { lot, pages, documents: await this.documents.all(tx, id, stages) };
    const drafts = draftsFor(call, stage, material);
    const request = requestIn(call, lot, drafts);
    return { stage, drafts, sealed: sealedDraft({ call, application, drafts, material, request, applicant }) };
  }
}
