import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { ContractsModule } from '#libs/contracts';
import { IdentityModule } from '#libs/identity';
import { PaymentsModule } from '#libs/payments';
import { ReportingModule } from '#libs/reporting';
import { EligibilityWebModule } from '../eligibility/eligibility.web.module.js';
import { MessagesShownModule } from '../messages/messages-shown.module.js';
import { FilesAsOf } from './as-of-file.js';
import { AsOfController } from './as-of.controller.js';
import { GrantFiles } from './grant-files.js';
import { GrantController } from './grant.controller.js';
import { GrantListController } from './grant-list.controller.js';
import { GrantsApiController } from './grants.api.controller.js';
import { StandingController } from './standing.controller.js';

/** A grant as one story, for those who run it, pay it, audit it, and for the organisation that has it. */
@Module({
  imports: [
    ApplicationsModule,
    CallsModule,
    ContractsModule,
    EligibilityWebModule,
    IdentityModule,
    MessagesShownModule,
    PaymentsModule,
    ReportingModule,
  ],
  controllers: [AsOfController, GrantController, GrantListController, GrantsApiController, StandingController],
  providers: [FilesAsOf, GrantFiles],
  exports: [GrantFiles],
})
export class GrantsWebModule {}
