import { Module } from '@nestjs/common';
import { PreferencesApiController } from './preferences.api.controller.js';
import { PreferencesController } from './preferences.controller.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** How somebody is written to, and the links of mails. */
@Module({ controllers: [PreferencesApiController, PreferencesController, UnsubscribeController] })
export class MailsWebModule {}
