import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { ContractsModule } from '#libs/contracts';
import { PaymentsModule } from '#libs/payments';
import { ReportingModule } from '#libs/reporting';
import { GrantFiles } from './grant-files.js';
import { GrantController } from './grant.controller.js';
import { GrantListController } from './grant-list.controller.js';
import { GrantsApiController } from './grants.api.controller.js';
import { StandingController } from './standing.controller.js';

/** A grant as one story, for those who run it, pay it, audit it, and for the organisation that has it. */
@Module({
  imports: [CallsModule, ContractsModule, PaymentsModule, ReportingModule],
  controllers: [GrantController, GrantListController, GrantsApiController, StandingController],
  providers: [GrantFiles],
  exports: [GrantFiles],
})
export class GrantsWebModule {}
