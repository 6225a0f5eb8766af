import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CallsModule } from '#libs/calls';
import { Dossiers } from './dossier/dossiers.js';
import { RequestBalanceEffect } from './effects/request-balance.effect.js';
import { RequestPrefinancingEffect } from './effects/request-prefinancing.effect.js';
import { TellGrantPaymentExecutedEffect } from './effects/tell-grant-payment-executed.effect.js';
import { PayingOffices, readPayingOffice } from './paying-office.js';
import { PaymentsPersistenceModule } from './persistence/payments-persistence.module.js';
import { CallLedger } from './queries/call-ledger.js';
import { EvidenceOfPayments } from './queries/payment-evidence.js';
import { GrantLedger } from './queries/grant-ledger.js';
import { PaymentFiles } from './queries/payment-files.js';
import { ApprovePayment } from './use-cases/approve-payment.js';
import { CheckPayment } from './use-cases/check-payment.js';
import { CorrectPayment } from './use-cases/correct-payment.js';
import { DecidePayments } from './use-cases/decide-payments.js';
import { InstalmentRequests } from './use-cases/instalment-requests.js';
import { NotePaymentsSeen } from './use-cases/note-payments-seen.js';
import { PaymentDecisions } from './use-cases/payment-decisions.js';
import { PaymentSteps } from './use-cases/payment-steps.js';
import { ReconcilePayment } from './use-cases/reconcile-payment.js';
import { RecordExecution } from './use-cases/record-execution.js';
import { RecordReturn } from './use-cases/record-return.js';
import { RefusePayment } from './use-cases/refuse-payment.js';
import { RequestBalance } from './use-cases/request-balance.js';
import { RequestInstalment } from './use-cases/request-instalment.js';
import { RequestPrefinancing } from './use-cases/request-prefinancing.js';
import { SendBatch } from './use-cases/send-batch.js';
import { SettleWithoutPayment } from './use-cases/settle-without-payment.js';
import { Settlements } from './use-cases/settlements.js';
import { TellGrantPaymentExecuted } from './use-cases/tell-grant.js';

const effects = [RequestBalanceEffect, RequestPrefinancingEffect, TellGrantPaymentExecutedEffect];

const offered = [
  ApprovePayment,
  CallLedger,
  CheckPayment,
  CorrectPayment,
  DecidePayments,
  Dossiers,
  EvidenceOfPayments,
  GrantLedger,
  NotePaymentsSeen,
  PaymentFiles,
  ReconcilePayment,
  RecordExecution,
  RecordReturn,
  RefusePayment,
  RequestInstalment,
  SendBatch,
  SettleWithoutPayment,
];

const inner = [
  InstalmentRequests,
  PaymentDecisions,
  PaymentSteps,
  RequestBalance,
  RequestPrefinancing,
  Settlements,
  TellGrantPaymentExecuted,
];

/** Instalments from request to reconciliation, the ledger, and payment files. */
@Module({
  imports: [CallsModule, PaymentsPersistenceModule],
  providers: [
    { provide: PayingOffices, useFactory: () => readPayingOffice(join('config', 'paying-office.yaml')) },
    ...effects,
    ...offered,
    ...inner,
  ],
  exports: [...effects, ...offered],
})
export class PaymentsModule {}
