import { Injectable } from '@nestjs/common';
import {
  type ApplicantProfile,
  draftHash,
  draftsFor,
  requestIn,
  sealedDraft,
  type SignOffAsked,
  SignOffs,
  type StageDraft,
  standingOf,
} from '#libs/applications';
import { MembersOf } from '#libs/identity';
import { ApplicantActions } from './applicant-actions.js';
import type { ApplicantFile } from './applicant-files.js';
import { ApplicantProfiles } from './applicant-profile.js';
import type { Action } from '#libs/workflow';

/** A draft as whoever signs it reads it. */
export interface ToBeSigned {
  readonly drafts: readonly StageDraft[];
  readonly applicant: ApplicantProfile;
  readonly actions: readonly Action[];
  /** Binds the declaration to what was read. */
  readonly hash: string;
  readonly requestedMinor: number | null;
  /** The newest request to sign, and where it stands; null where nobody asked, or where it was answered. */
  readonly asked: { readonly request: SignOffAsked; readonly isVoid: boolean } | null;
  /** Who may sign for the organisation. */
  readonly signatories: readonly string[];
  /** Whether the reader may. */
  readonly maySign: boolean;
}

/** Puts together what the pages before a submission show. */
@Injectable()
export class Signing {
  constructor(
    private readonly applicantActions: ApplicantActions,
    private readonly profiles: ApplicantProfiles,
    private readonly signOffs: SignOffs,
    private readonly members: MembersOf,
  ) {}

  async of(opened: ApplicantFile): Promise<ToBeSigned> {
    const { actor, file, call } = opened;
    const drafts = draftsFor(call, file.stage, file);
    const [applicant, request, members, { actions }] = await Promise.all([
      this.profiles.of(file.organisationId),
      this.signOffs.latest(file.id, file.stage),
      this.members.members(file.organisationId),
      this.applicantActions.of(opened),
    ]);
    const asksFor = requestIn(call, file.lot, drafts);
    const sealed = sealedDraft({ call, application: file, drafts, material: file, request: asksFor, applicant });
    const hash = draftHash(sealed);
    const lastArrivedAt = file.submissions.find(({ stage }) => stage === file.stage)?.arrivedAt ?? null;
    const standing = request && standingOf(request, { draftHash: hash, lastArrivedAt });
    return {
      drafts,
      applicant,
      actions,
      hash,
      requestedMinor: asksFor?.contributionMinor ?? null,
      asked: request && standing !== 'answered' ? { request, isVoid: standing === 'void' } : null,
      signatories: members.filter(({ role }) => role === 'owner' || role === 'signatory').map(({ name }) => name),
      maySign: actor.roles.includes('signatory'),
    };
  }
}
