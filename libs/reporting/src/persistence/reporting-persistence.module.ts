import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReportDocumentRow } from './report-document.row.js';
import { ReportDocuments } from './report-documents.js';
import { ReportPageRow } from './report-page.row.js';
import { ReportSubmissionRow } from './report-submission.row.js';
import { ReportSubmissions } from './report-submissions.js';
import { ReportVerificationRow } from './report-verification.row.js';
import { ReportRow } from './report.row.js';
import { Reports } from './reports.js';
import { SignedContracts } from './signed-contracts.js';

const rows = [ReportDocumentRow, ReportPageRow, ReportRow, ReportSubmissionRow, ReportVerificationRow];
const repositories = [ReportDocuments, Reports, ReportSubmissions, SignedContracts];

@Module({
  imports: [TypeOrmModule.forFeature(rows)],
  providers: repositories,
  exports: repositories,
})
export class ReportingPersistenceModule {}
