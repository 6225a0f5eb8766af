import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { CheckKind, LineAnswer } from '../domain/check.js';
import type { FileFacts } from '../domain/findings.js';
import { EligibilityCheckRow } from './eligibility-check.row.js';

/** A check as it was decided. */
export interface DecidedCheck {
  readonly id: string;
  readonly grantId: string;
  readonly kind: CheckKind;
  readonly outcome: 'passed' | 'failed';
  readonly lines: readonly LineAnswer[];
  readonly facts: FileFacts;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}

/** Decided checks: only ever added. */
@Injectable()
export class Checks {
  async add(tx: Tx, check: DecidedCheck): Promise<void> {
    await tx.insert(EligibilityCheckRow, { ...check });
  }
}
