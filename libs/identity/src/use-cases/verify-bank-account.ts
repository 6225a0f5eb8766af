import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock } from '#libs/kernel';
import { OwnBankAccount, verifiable } from '../domain/bank-account.js';
import { NotAllowed } from '../domain/roles.js';
import { BankAccounts } from '../persistence/bank-accounts.js';
import { Memberships } from '../persistence/memberships.js';

export interface VerifyBankAccountCommand extends Command {
  readonly organisationId: string;
  /** The account that was compared with the bank's attestation. */
  readonly accountId: string;
}

/** A second person, of the programme, says that the account is the organisation's. Doing it twice changes nothing. */
@Injectable()
export class VerifyBankAccount {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly accounts: BankAccounts,
    private readonly memberships: Memberships,
  ) {}

  execute(command: VerifyBankAccountCommand): Promise<void> {
    const { by, organisationId, accountId } = command;
    return this.commands.run('identity.verify-bank-account', command, async (tx) => {
      if (!by.roles.includes('officer') && !by.roles.includes('financeOfficer')) {
        throw new NotAllowed('Accounts are verified by the programme.');
      }
      const role = await this.memberships.roleOf(tx, organisationId, by.id);
      if (role !== null) throw new OwnBankAccount('Nobody verifies an account of their own organisation.');
      const account = verifiable(await this.accounts.current(tx, organisationId), by.id, accountId);
      if (account.verifiedAt) return;
      await this.accounts.verify(tx, account.id, { by: by.id, at: this.clock.now() });
    });
  }
}
