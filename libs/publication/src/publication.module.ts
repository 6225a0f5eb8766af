import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallsModule } from '#libs/calls';
import { AvailabilityModule } from '#libs/platform';
import { CallFacts } from './call-facts.js';
import { CancelApplicationsEffect } from './effects/cancel-applications.effect.js';
import { MoveDeadlinesEffect } from './effects/move-deadlines.effect.js';
import { TellOfCorrectionEffect } from './effects/tell-of-correction.effect.js';
import { CallEnquiryRow } from './persistence/call-enquiry.row.js';
import { DeadlineVerdictRow } from './persistence/deadline-verdict.row.js';
import { DeadlineVerdicts } from './persistence/deadline-verdicts.js';
import { Enquiries } from './persistence/enquiries.js';
import { CallEnquiries } from './queries/call-enquiries.js';
import { CallRegister } from './queries/call-register.js';
import { DateHistory } from './queries/date-history.js';
import { FormCorrectionRegister } from './queries/form-correction-register.js';
import { OutagesBeforeDeadlines } from './queries/outages-before-deadlines.js';
import { ExtensionReach } from './queries/extension-reach.js';
import { AnswerEnquiry } from './use-cases/answer-enquiry.js';
import { ApproveCall } from './use-cases/approve-call.js';
import { AskEnquiry } from './use-cases/ask-enquiry.js';
import { CancelCall } from './use-cases/cancel-call.js';
import { ConcludeCall } from './use-cases/conclude-call.js';
import { DraftCall } from './use-cases/draft-call.js';
import { ExtendAfterOutage } from './use-cases/extend-after-outage.js';
import { ExtendDeadline } from './use-cases/extend-deadline.js';
import { MakeFormCorrection } from './use-cases/make-form-correction.js';
import { ProposeFormCorrection } from './use-cases/propose-form-correction.js';
import { PublishCall } from './use-cases/publish-call.js';
import { SetEnquiryAside } from './use-cases/set-enquiry-aside.js';
import { SetFormCorrectionAside } from './use-cases/set-form-correction-aside.js';
import { TellAsker } from './use-cases/tell-asker.js';
import { TellFiles } from './use-cases/tell-files.js';
import { TellOfCorrection } from './use-cases/tell-of-correction.js';

const useCases = [
  DraftCall,
  ApproveCall,
  PublishCall,
  ExtendDeadline,
  CancelCall,
  ConcludeCall,
  AskEnquiry,
  AnswerEnquiry,
  SetEnquiryAside,
  ProposeFormCorrection,
  MakeFormCorrection,
  SetFormCorrectionAside,
];
const queries = [
  CallEnquiries,
  CallRegister,
  DateHistory,
  ExtensionReach,
  FormCorrectionRegister,
  OutagesBeforeDeadlines,
];
const effects = [MoveDeadlinesEffect, CancelApplicationsEffect, TellOfCorrectionEffect];

/** A call from its file to its archive. Needs `PersonalMail` and `Notices`, which are provided everywhere. */
@Module({
  imports: [AvailabilityModule, CallsModule, TypeOrmModule.forFeature([CallEnquiryRow, DeadlineVerdictRow])],
  providers: [
    ...useCases,
    ...effects,
    ...queries,
    CallFacts,
    DeadlineVerdicts,
    Enquiries,
    ExtendAfterOutage,
    TellAsker,
    TellFiles,
    TellOfCorrection,
  ],
  exports: [...useCases, ...effects, ...queries, CallFacts],
})
export class PublicationModule {}
