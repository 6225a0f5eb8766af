import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Terms } from './contract-terms.js';
import { GrantBalanceRow } from './grant-balance.row.js';
import { LedgerEntryRow } from './ledger-entry.row.js';
import { Ledger } from './ledger.js';
import { Looks } from './looks.js';
import { Payees } from './payees.js';
import { PaymentBatchRow } from './payment-batch.row.js';
import { PaymentBatches } from './payment-batches.js';
import { PaymentLookRow } from './payment-look.row.js';
import { PaymentOrderRow } from './payment-order.row.js';
import { PaymentRecords } from './payment-records.js';
import { PaymentRow } from './payment.row.js';
import { Payments } from './payments.js';

const repositories = [Ledger, Looks, Payees, PaymentBatches, PaymentRecords, Payments, Terms];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      GrantBalanceRow,
      LedgerEntryRow,
      PaymentBatchRow,
      PaymentLookRow,
      PaymentOrderRow,
      PaymentRow,
    ]),
  ],
  providers: repositories,
  exports: repositories,
})
export class PaymentsPersistenceModule {}
