import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { IdentityModule } from '#libs/identity';
import { PublicationModule } from '#libs/publication';
import { CallsWebModule } from '../calls/calls.web.module.js';
import { EvaluationWebModule } from '../evaluation/evaluation.web.module.js';
import { CallDraftsApiController } from './call-drafts.api.controller.js';
import { CallFiles } from './call-files.js';
import { CallDatesController } from './dates.controller.js';
import { EnquiriesApiController } from './enquiries.api.controller.js';
import { EnquiryDeskController } from './enquiry-desk.controller.js';
import { ExtensionPreviews } from './extension-preview.js';
import { ExtensionController } from './extension.controller.js';
import { ExtensionsApiController } from './extensions.api.controller.js';
import { FormCorrectionController } from './form-correction.controller.js';
import { FormCorrectionDesk } from './form-correction-desk.js';
import { FormCorrectionsApiController } from './form-corrections.api.controller.js';
import { FormPreviewApiController } from './form-preview.api.controller.js';
import { FormShown } from './form-shown.js';
import { KeptFormController } from './kept-form.controller.js';
import { NewCallController } from './new-call.controller.js';
import { OfficeCalls } from './office-calls.js';
import { PeopleTold } from './people-told.js';
import { Proofs } from './proofs.js';
import { SheetController } from './sheet.controller.js';

/** A call as the office prepares, publishes and leads it. */
@Module({
  imports: [ApplicationsModule, CallsModule, CallsWebModule, EvaluationWebModule, IdentityModule, PublicationModule],
  controllers: [
    // Before those with a code in their place.
    NewCallController,
    KeptFormController,
    FormCorrectionController,
    FormCorrectionsApiController,
    CallDraftsApiController,
    FormPreviewApiController,
    CallDatesController,
    EnquiriesApiController,
    EnquiryDeskController,
    ExtensionController,
    ExtensionsApiController,
    SheetController,
  ],
  providers: [CallFiles, ExtensionPreviews, FormCorrectionDesk, FormShown, PeopleTold, OfficeCalls, Proofs],
})
export class PublicationWebModule {}
