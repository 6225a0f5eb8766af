import { Injectable } from '@nestjs/common';
import { draftsFor, openStages, submissionFacts } from '#libs/applications';
import { Engine } from '#libs/engine';
import type { Action } from '#libs/workflow';
import type { ApplicantFile } from './applicant-files.js';

export interface WhatMayBeDone {
  readonly actions: readonly Action[];
  /** Something was written or uploaded after the last submission of the open part. */
  readonly changedSince: boolean;
}

/** What an applicant may do with a file now and why not, from the same facts that the submission itself is given. */
@Injectable()
export class ApplicantActions {
  constructor(private readonly engine: Engine) {}

  async of({ actor, file, call }: Pick<ApplicantFile, 'actor' | 'file' | 'call'>): Promise<WhatMayBeDone> {
    const facts = submissionFacts(call, draftsFor(call, file.stage, file));
    return { actions: await this.engine.explain(file.id, actor, facts), changedSince: changedSince(file) };
  }
}

function changedSince({ states, stage, pages, documents, submissions }: ApplicantFile['file']): boolean {
  const latest = submissions.find((submission) => submission.stage === stage);
  if (!latest) return false;
  const open = openStages(states);
  const written = pages.filter((page) => open.includes(page.stage)).map(({ updatedAt }) => updatedAt);
  const uploaded = documents.filter(({ set }) => open.some((one) => one === set)).map(({ uploadedAt }) => uploadedAt);
  return [...written, ...uploaded].some((at) => at !== null && at > latest.arrivedAt);
}
