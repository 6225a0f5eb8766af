import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerPages } from './answer-pages.js';
import { ApplicationAnswerChangeRow } from './application-answer-change.row.js';
import { ApplicationNumberRow } from './application-number.row.js';
import { ApplicationFormSeenRow } from './application-form-seen.row.js';
import { ApplicationPageRow } from './application-page.row.js';
import { ApplicationPresenceRow } from './application-presence.row.js';
import { ApplicationRow } from './application.row.js';
import { Applications } from './applications.js';
import { DocumentRow } from './document.row.js';
import { Documents } from './documents.js';
import { OpenedSections } from './opened-sections.js';
import { ListedFileRow } from './listed-file.row.js';
import { ReceiptKeyRow } from './receipt-key.row.js';
import { ReceiptRow } from './receipt.row.js';
import { Receipts } from './receipts.js';
import { SignOffRequestRow } from './sign-off-request.row.js';
import { SignOffRequests } from './sign-off-requests.js';
import { SubmissionRow } from './submission.row.js';
import { Submissions } from './submissions.js';

const repositories = [Applications, AnswerPages, Documents, OpenedSections, Receipts, SignOffRequests, Submissions];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ApplicationRow,
      ApplicationAnswerChangeRow,
      ApplicationNumberRow,
      ApplicationFormSeenRow,
      ApplicationPageRow,
      ApplicationPresenceRow,
      DocumentRow,
      ListedFileRow,
      ReceiptKeyRow,
      ReceiptRow,
      SignOffRequestRow,
      SubmissionRow,
    ]),
  ],
  providers: repositories,
  exports: repositories,
})
export class ApplicationsPersistenceModule {}
