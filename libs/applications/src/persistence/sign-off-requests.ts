import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { Stage } from '../domain/stage.js';
import { SignOffRequestRow } from './sign-off-request.row.js';

/** The signatory was asked to sign what an application was at that moment. */
export interface SignOffRequest {
  readonly id: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly draftHash: string;
  /** What the asker says to the signatory; empty where nothing. */
  readonly note: string;
  readonly askedBy: string;
  readonly askedAt: Date;
}

/** Requests to sign: only ever added; the newest of a stage counts. */
@Injectable()
export class SignOffRequests {
  async add(tx: Tx, request: SignOffRequest): Promise<void> {
    await tx.insert(SignOffRequestRow, { ...request });
  }

  async latest(tx: Tx, applicationId: string, stage: Stage): Promise<SignOffRequest | null> {
    const row = await tx.findOne(SignOffRequestRow, {
      where: { applicationId, stage },
      order: { askedAt: 'desc', id: 'desc' },
    });
    return row && { ...row, stage };
  }
}
