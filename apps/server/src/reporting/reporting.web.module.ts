import { Module } from '@nestjs/common';
import { ReportingModule } from '#libs/reporting';
import { FiguresController } from './figures.controller.js';
import { ReportAcceptController } from './report-accept.controller.js';
import { ReportCalendarController } from './report-calendar.controller.js';
import { ReportChecksApiController } from './report-checks.api.controller.js';
import { ReportController } from './report.controller.js';
import { ReportDocumentsController } from './report-documents.controller.js';
import { ReportFiles } from './report-files.js';
import { ReportFormController } from './report-form.controller.js';
import { ReportListController } from './report-list.controller.js';
import { ReportStepsController } from './report-steps.controller.js';
import { ReportSubmitController } from './report-submit.controller.js';
import { PreviewsModule } from '../previews/previews.module.js';
import { ReportsApiController } from './reports.api.controller.js';

/** Reports: written by the grantee one subject a page, checked by the office heading by heading. */
@Module({
  imports: [PreviewsModule, ReportingModule],
  controllers: [
    FiguresController,
    ReportAcceptController,
    ReportCalendarController,
    ReportChecksApiController,
    ReportController,
    ReportDocumentsController,
    ReportFormController,
    ReportListController,
    ReportStepsController,
    ReportSubmitController,
    ReportsApiController,
  ],
  providers: [ReportFiles],
  exports: [ReportFiles],
})
export class ReportingWebModule {}
