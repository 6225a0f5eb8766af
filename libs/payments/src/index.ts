export { BLOCKERS, type Blocker, type BlockerCode } from './domain/blockers.js';
export type { News } from './domain/glance.js';
export { PAYMENT_KINDS, type PaymentKind } from './domain/instalment.js';
export { ENTRY_KINDS, type Account, type EntryKind } from './domain/ledger.js';
export { EarlierInstalmentOpen, NoInstalmentLeft } from './domain/next-instalment.js';
export { ExecutionDayWrong, PaymentChangedSince, PaymentNotFound } from './domain/payment.js';
export { PaymentFileImpossible } from './domain/payment-file.js';
export { PrefinancingUnused } from './domain/further-prefinancing.js';
export { NotYourStep } from './domain/who-may.js';
export { changesSince } from './dossier/as-seen.js';
export type { Dossier } from './dossier/dossier.js';
export { Dossiers, placeOf, type PaymentNews } from './dossier/dossiers.js';
export { RequestBalanceEffect } from './effects/request-balance.effect.js';
export { RequestPrefinancingEffect } from './effects/request-prefinancing.effect.js';
export { TellGrantPaymentExecutedEffect } from './effects/tell-grant-payment-executed.effect.js';
export { PayingOffices } from './paying-office.js';
export { PaymentsModule } from './payments.module.js';
export { ContractTermsMissing } from './persistence/contract-terms.js';
export {
  PAYMENT_GROUPS,
  type PaymentFilter,
  type PaymentGroup,
  type PaymentPlace,
  type PaymentRecord,
  type PaymentSum,
} from './persistence/payment-records.js';
export { CallLedger, type CallLedgerLine, type LedgerTotal } from './queries/call-ledger.js';
export { GrantLedger, type GrantLedgerView, type GrantMoney, type LedgerLine } from './queries/grant-ledger.js';
export { EvidenceOfPayments, type PaymentEvidence } from './queries/payment-evidence.js';
export { BatchNotFound, PaymentFiles, type BatchLine, type BatchTransfer } from './queries/payment-files.js';
export { ApprovePayment, type ApprovePaymentCommand } from './use-cases/approve-payment.js';
export { CheckPayment, type CheckPaymentCommand } from './use-cases/check-payment.js';
export { CorrectPayment, type CorrectPaymentCommand } from './use-cases/correct-payment.js';
export { NotePaymentsSeen } from './use-cases/note-payments-seen.js';
export { ReconcilePayment, type ReconcilePaymentCommand } from './use-cases/reconcile-payment.js';
export {
  DECIDED_EVENT,
  DECIDED_STEPS,
  DecidePayments,
  DecisionBlocked,
  NothingDecided,
  type DecidedStep,
} from './use-cases/decide-payments.js';
export type { SeenPayment } from './use-cases/payment-steps.js';
export { RecordExecution, type RecordExecutionCommand } from './use-cases/record-execution.js';
export { RecordReturn, type RecordReturnCommand } from './use-cases/record-return.js';
export { RefusePayment, type RefusePaymentCommand } from './use-cases/refuse-payment.js';
export { NoBalanceDue, RequestInstalment, type RequestInstalmentCommand } from './use-cases/request-instalment.js';
export {
  BatchBlocked,
  ExecutionDayPast,
  SendBatch,
  type BatchMade,
  type SendBatchCommand,
} from './use-cases/send-batch.js';
export {
  PaymentStillDue,
  SettleWithoutPayment,
  type SettlementObstacle,
  type SettleWithoutPaymentCommand,
} from './use-cases/settle-without-payment.js';
export { FinalReportNotAccepted, NothingCommitted } from './use-cases/settlements.js';
