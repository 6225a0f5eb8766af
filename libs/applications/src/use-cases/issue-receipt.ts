import { Injectable } from '@nestjs/common';
import { Ids } from '#libs/kernel';
import { DatabaseClock, Notices, type Tx } from '#libs/platform';
import { Applications } from '../persistence/applications.js';
import { Receipts } from '../persistence/receipts.js';
import { Submissions } from '../persistence/submissions.js';

export interface IssueReceiptOrder {
  readonly submissionId: string;
  /** The effect that asked for it: the mail is sent once for it. */
  readonly cause: string;
}

/** Writes the receipt of a submission and tells the applicant; a second time changes nothing. */
@Injectable()
export class IssueReceipt {
  constructor(
    private readonly applications: Applications,
    private readonly submissions: Submissions,
    private readonly receipts: Receipts,
    private readonly notices: Notices,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: Tx, { submissionId, cause }: IssueReceiptOrder): Promise<void> {
    const submission = await this.submissions.of(tx, submissionId);
    if (!submission) throw new Error(`There is no submission ${submissionId}.`);
    const { receiptCode: code, contentHash, applicationId, arrivedAt } = submission;
    const issued = await this.receipts.issue(tx, {
      id: this.ids.next(),
      submissionId,
      code,
      contentHash,
      issuedAt: await this.clock.of(tx),
    });
    if (issued === 'already issued') return;
    const application = await this.applications.of(tx, applicationId);
    await this.notices.send(tx, {
      cause,
      template: 'receiptIssued',
      instanceId: applicationId,
      to: ['applicant'],
      params: {
        receiptCode: code,
        contentHash,
        applicationCode: application.code ?? '',
        arrivedAt: arrivedAt.toISOString(),
        version: submission.n,
      },
    });
  }
}
