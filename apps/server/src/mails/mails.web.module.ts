import { Module } from '@nestjs/common';
import { CorrespondenceModule, ReturnsModule } from '#libs/notifications';
import { EligibilityWebModule } from '../eligibility/eligibility.web.module.js';
import { FileMailsApiController } from './file-mails.api.controller.js';
import { FileMailsController } from './file-mails.controller.js';
import { PreferencesApiController } from './preferences.api.controller.js';
import { PreferencesController } from './preferences.controller.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** How somebody is written to, the links of mails, and how far the mails about a file came. */
@Module({
  imports: [CorrespondenceModule, EligibilityWebModule, ReturnsModule],
  controllers: [
    FileMailsApiController,
    FileMailsController,
    PreferencesApiController,
    PreferencesController,
    UnsubscribeController,
  ],
})
export class MailsWebModule {}
