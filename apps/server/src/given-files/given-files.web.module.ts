import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { IdentityModule } from '#libs/identity';
import { ReportingModule } from '#libs/reporting';
import { ApplicationsWebModule } from '../applications/applications.web.module.js';
import { IdentityWebModule } from '../identity/identity.web.module.js';
import { ReportingWebModule } from '../reporting/reporting.web.module.js';
import { GivenFilePlaces } from './given-file-places.js';
import { GivenFilesApiController } from './given-files.api.controller.js';
import { GivenFilesController } from './given-files.controller.js';
import { GivenFilesDesk } from './given-files-desk.js';

/** Files that an organisation has given before, chosen again wherever one is asked for. */
@Module({
  imports: [
    ApplicationsModule,
    ApplicationsWebModule,
    CallsModule,
    IdentityModule,
    IdentityWebModule,
    ReportingModule,
    ReportingWebModule,
  ],
  controllers: [GivenFilesController, GivenFilesApiController],
  providers: [GivenFilePlaces, GivenFilesDesk],
})
export class GivenFilesWebModule {}
