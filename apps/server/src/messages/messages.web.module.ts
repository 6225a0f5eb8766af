import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#libs/applications';
import { CallsModule } from '#libs/calls';
import { MessagesModule } from '#libs/messages';
import { ApplicantThreadController } from './applicant-thread.controller.js';
import { InboxController } from './inbox.controller.js';
import { MessagesApiController } from './messages.api.controller.js';
import { OfficeThreadController } from './office-thread.controller.js';
import { ThreadFiles } from './thread-files.js';
import { WriteFromForm } from './write-from-form.js';

/** Messages on files: a thread for both sides, and a list of threads. */
@Module({
  imports: [ApplicationsModule, CallsModule, MessagesModule],
  controllers: [ApplicantThreadController, InboxController, MessagesApiController, OfficeThreadController],
  providers: [ThreadFiles, WriteFromForm],
})
export class MessagesWebModule {}
