import { Injectable } from '@nestjs/common';
import { EffectHandler, type OutboxEffect } from '#libs/engine';
import type { Tx } from '#libs/platform';
import { z } from 'zod';
import { IssueReceipt } from '../use-cases/issue-receipt.js';

const payload = z.object({ submissionId: z.uuid() });

/** Effect `issueReceipt`: the receipt of a submission, and the mail that brings it. */
@Injectable()
export class IssueReceiptEffect extends EffectHandler {
  constructor(private readonly issueReceipt: IssueReceipt) {
    super();
  }

  handle(tx: Tx, effect: OutboxEffect): Promise<void> {
    const { submissionId } = payload.parse(effect.payload);
    return this.issueReceipt.execute(tx, { submissionId, cause: effect.id });
  }
}
