import { Module } from '@nestjs/common';
import { AwardsModule } from '#libs/awards';
import { ComplaintsModule } from '#libs/complaints';
import { ApplicationsWebModule } from '../applications/applications.web.module.js';
import { EligibilityWebModule } from '../eligibility/eligibility.web.module.js';
import { ComplaintsApiController } from './complaints.api.controller.js';
import { DecisionController } from './decision.controller.js';
import { OfficeComplaintController } from './office-complaint.controller.js';
import { OfficeComplaints } from './office-complaints.js';

/** Decisions as applicants are told them, and complaints against them. */
@Module({
  imports: [ApplicationsWebModule, AwardsModule, ComplaintsModule, EligibilityWebModule],
  controllers: [ComplaintsApiController, DecisionController, OfficeComplaintController],
  providers: [OfficeComplaints],
})
export class ComplaintsWebModule {}
