import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '#config/env.schema';
import { CorrespondenceModule } from '#libs/notifications';
import { OperationModule, OperatorModule } from '#libs/operation';
import { AvailabilityModule } from '#libs/platform';
import { DeadLettersController } from './dead-letters.controller.js';
import { Examination } from './examination.js';
import { MailsController } from './mails.controller.js';
import { OperatorApiController } from './operator.api.controller.js';
import { OperatorController } from './operator.controller.js';
import { TraceController } from './trace.controller.js';

/** How the installation stands, every mail, and what was put aside; the board of the queues is a plugin of its own. */
@Module({})
export class OperatorWebModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: OperatorWebModule,
      imports: [AvailabilityModule, CorrespondenceModule, OperationModule, OperatorModule],
      controllers: [OperatorController, DeadLettersController, MailsController, TraceController, OperatorApiController],
      providers: [{ provide: Examination, useValue: new Examination(settings) }],
    };
  }
}
