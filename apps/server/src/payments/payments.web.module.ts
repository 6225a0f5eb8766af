import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { ContractsModule } from '#libs/contracts';
import { PaymentsModule } from '#libs/payments';
import { GrantsWebModule } from '../grants/grants.web.module.js';
import { ApprovedPayments } from './approved-payments.js';
import { DecisionsApiController } from './decisions.api.controller.js';
import { ExecutionController } from './execution.controller.js';
import { GrantPaymentsController } from './grant-payments.controller.js';
import { PaymentController } from './payment.controller.js';
import { PaymentDossiers } from './payment-dossiers.js';
import { PaymentFilesApiController } from './payment-files.api.controller.js';
import { PaymentFilesController } from './payment-files.controller.js';
import { PaymentListController } from './payment-list.controller.js';
import { PaymentStepsController } from './payment-steps.controller.js';
import { PaymentsApiController } from './payments.api.controller.js';

/** Finance: what waits, what blocks it, two pairs of eyes, payment files, the bank's answer. */
@Module({
  imports: [CallsModule, ContractsModule, GrantsWebModule, PaymentsModule],
  controllers: [
    DecisionsApiController,
    ExecutionController,
    GrantPaymentsController,
    PaymentController,
    PaymentFilesApiController,
    PaymentFilesController,
    PaymentListController,
    PaymentStepsController,
    PaymentsApiController,
  ],
  providers: [ApprovedPayments, PaymentDossiers],
  exports: [PaymentDossiers],
})
export class PaymentsWebModule {}
