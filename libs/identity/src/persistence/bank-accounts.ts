import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '#libs/platform';
import type { BankAccount } from '../domain/bank-account.js';
import { BankAccountRow } from './bank-account.row.js';

@Injectable()
export class BankAccounts {
  /** The account that an organisation has now, locked against a second change until the transaction ends. */
  async current(tx: Tx, organisationId: string): Promise<BankAccount | null> {
    return tx.findOne(BankAccountRow, {
      where: { organisationId, endedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(BankAccountRow, { id }, { endedAt: at });
  }

  async add(tx: Tx, account: BankAccount): Promise<void> {
    await tx.insert(BankAccountRow, { ...account, endedAt: null });
  }

  async verify(tx: Tx, id: string, verification: { readonly by: string; readonly at: Date }): Promise<void> {
    await tx.update(BankAccountRow, { id }, { verifiedBy: verification.by, verifiedAt: verification.at });
  }
}
