import { Injectable } from '@nestjs/common';
import { Notices, type Tx } from '#libs/platform';
import { Applications } from '../persistence/applications.js';
import { Submissions } from '../persistence/submissions.js';

export interface IssueReceiptOrder {
  readonly submissionId: string;
  /** The effect that asked for it: the mail is sent once for it. */
  readonly cause: string;
}

/** Brings the applicant the receipt that was signed with the submission; a second time sends nothing. */
@Injectable()
export class IssueReceipt {
  constructor(
    private readonly applications: Applications,
    private readonly submissions: Submissions,
    private readonly notices: Notices,
  ) {}

  async execute(tx: Tx, { submissionId, cause }: IssueReceiptOrder): Promise<void> {
    const submission = await this.submissions.of(tx, submissionId);
    if (!submission) throw new Error(`There is no submission ${submissionId}.`);
    const { receiptCode, contentHash, applicationId, arrivedAt } = submission;
    const application = await this.applications.of(tx, applicationId);
    await this.notices.send(tx, {
      cause,
      template: 'receiptIssued',
      instanceId: applicationId,
      to: ['applicant'],
      path: `/receipts/${receiptCode}`,
      params: {
        receiptCode,
        contentHash,
        applicationCode: application.code ?? '',
        arrivedAt: arrivedAt.toISOString(),
        version: submission.n,
      },
    });
  }
}
