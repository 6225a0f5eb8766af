import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { PaymentsModule } from '#libs/payments';
import { EvaluationWebModule } from '../evaluation/evaluation.web.module.js';
import { PaymentsWebModule } from '../payments/payments.web.module.js';
import { CallLedgerController } from './call-ledger.controller.js';
import { FinanceHomeController } from './home.controller.js';
import { LedgerApiController } from './ledger.api.controller.js';
import { PaymentNewsApiController } from './payment-news.api.controller.js';
import { TogetherController } from './together.controller.js';
import { WaitingPayments } from './waiting-payments.js';

/** Where finance officers work: what waits, whose turn it is, several payments at once. */
@Module({
  imports: [CallsModule, EvaluationWebModule, PaymentsModule, PaymentsWebModule],
  controllers: [
    CallLedgerController,
    FinanceHomeController,
    LedgerApiController,
    PaymentNewsApiController,
    TogetherController,
  ],
  providers: [WaitingPayments],
})
export class FinanceWebModule {}
