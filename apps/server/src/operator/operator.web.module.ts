import { Module } from '@nestjs/common';
import { OperationModule, OperatorModule } from '#libs/operation';
import { DeadLettersController } from './dead-letters.controller.js';
import { OperatorController } from './operator.controller.js';
import { TraceController } from './trace.controller.js';

/** How the installation stands, and what was put aside; the board of the queues is a plugin of its own. */
@Module({
  imports: [OperationModule, OperatorModule],
  controllers: [OperatorController, DeadLettersController, TraceController],
})
export class OperatorWebModule {}
