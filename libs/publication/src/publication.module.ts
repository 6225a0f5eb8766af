import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { CallFacts } from './call-facts.js';
import { CancelApplicationsEffect } from './effects/cancel-applications.effect.js';
import { MoveDeadlinesEffect } from './effects/move-deadlines.effect.js';
import { CallRegister } from './queries/call-register.js';
import { ApproveCall } from './use-cases/approve-call.js';
import { CancelCall } from './use-cases/cancel-call.js';
import { ConcludeCall } from './use-cases/conclude-call.js';
import { DraftCall } from './use-cases/draft-call.js';
import { ExtendDeadline } from './use-cases/extend-deadline.js';
import { PublishCall } from './use-cases/publish-call.js';
import { TellFiles } from './use-cases/tell-files.js';

const useCases = [DraftCall, ApproveCall, PublishCall, ExtendDeadline, CancelCall, ConcludeCall];
const effects = [MoveDeadlinesEffect, CancelApplicationsEffect];

/** A call from its file to its archive. */
@Module({
  imports: [CallsModule],
  providers: [...useCases, ...effects, CallFacts, CallRegister, TellFiles],
  exports: [...useCases, ...effects, CallFacts, CallRegister],
})
export class PublicationModule {}
