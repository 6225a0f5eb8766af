import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { PublicationModule } from '#libs/publication';
import { CallController } from './call.controller.js';
import { CallsApiController } from './calls.api.controller.js';
import { EnquiriesController } from './enquiries.controller.js';
import { FrontController } from './front.controller.js';
import { PublicCalls } from './public-calls.js';
import { SelfCheckApiController } from './self-check.api.controller.js';
import { SelfCheckController } from './self-check.controller.js';

/** What everybody may read: open calls, a call, its questions and dates, the check before applying. */
@Module({
  imports: [CallsModule, PublicationModule],
  controllers: [
    FrontController,
    CallController,
    SelfCheckController,
    CallsApiController,
    SelfCheckApiController,
    EnquiriesController,
  ],
  providers: [PublicCalls],
  exports: [PublicCalls],
})
export class CallsWebModule {}
