import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { ReportDrafts } from './draft/report-drafts.js';
import { ReportFile } from './draft/report-file.js';
import { ScheduleReportsEffect } from './effects/schedule-reports.effect.js';
import { TellGrantReportAcceptedEffect } from './effects/tell-grant-report-accepted.effect.js';
import { ReportingPersistenceModule } from './persistence/reporting-persistence.module.js';
import { ReportList } from './queries/report-list.js';
import { AcceptReport } from './use-cases/accept-report.js';
import { QueryReport } from './use-cases/query-report.js';
import { ReadReportDocument } from './use-cases/read-report-document.js';
import { RemoveReportDocument } from './use-cases/remove-report-document.js';
import { SaveReportPage } from './use-cases/save-report-page.js';
import { ScheduleReports } from './use-cases/schedule-reports.js';
import { SubmitReport } from './use-cases/submit-report.js';
import { TellGrantReportAccepted } from './use-cases/tell-grant.js';
import { UploadReportDocument } from './use-cases/upload-report-document.js';
import { WaiveReport } from './use-cases/waive-report.js';

const effects = [ScheduleReportsEffect, TellGrantReportAcceptedEffect];

const offered = [
  AcceptReport,
  QueryReport,
  ReadReportDocument,
  RemoveReportDocument,
  ReportFile,
  ReportList,
  SaveReportPage,
  SubmitReport,
  UploadReportDocument,
  WaiveReport,
];

/** Reports of grantees: scheduled at signature, written page by page, checked heading by heading. */
@Module({
  imports: [CallsModule, ReportingPersistenceModule],
  providers: [...effects, ...offered, ReportDrafts, ScheduleReports, TellGrantReportAccepted],
  exports: [...effects, ...offered],
})
export class ReportingModule {}
