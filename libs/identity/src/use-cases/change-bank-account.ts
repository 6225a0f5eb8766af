import { Injectable } from '@nestjs/common';
import { Commands, type Command } from '#libs/engine';
import { Clock, Ids } from '#libs/kernel';
import { acceptedRib, BankAccountReplaced, isSameAccount, type AccountEntry } from '../domain/bank-account.js';
import { mayBind, OrganisationNotFound } from '../domain/organisation.js';
import { NotAllowed } from '../domain/roles.js';
import { BankAccounts } from '../persistence/bank-accounts.js';
import { Memberships } from '../persistence/memberships.js';
import { Organisations } from '../persistence/organisations.js';

export interface ChangeBankAccountCommand extends Command {
  readonly organisationId: string;
  readonly account: AccountEntry;
  /** The account that was read before, null for none: refused where another one is there by now. Left out, any is. */
  readonly replaces?: string | null;
}

/**
 * Says to which account the organisation is paid. A new account begins unverified: nothing is paid to it until
 * somebody of the programme has compared it with the bank's attestation (rules.md R29).
 */
@Injectable()
export class ChangeBankAccount {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly accounts: BankAccounts,
    private readonly memberships: Memberships,
    private readonly organisations: Organisations,
  ) {}

  execute(command: ChangeBankAccountCommand): Promise<{ readonly accountId: string }> {
    const { by, organisationId } = command;
    const account = { ...command.account, rib: acceptedRib(command.account.rib) };
    return this.commands.run('identity.change-bank-account', command, async (tx) => {
      await this.organisations.lock(tx, organisationId);
      const role = await this.memberships.roleOf(tx, organisationId, by.id);
      if (role === null) throw new OrganisationNotFound('There is no such organisation.');
      if (!mayBind(role)) throw new NotAllowed(`${role} does not change the bank account.`);
      const current = await this.accounts.current(tx, organisationId);
      if (command.replaces !== undefined && command.replaces !== (current?.id ?? null))
        throw new BankAccountReplaced('The account was replaced since it was read.');
      if (current && isSameAccount(current, account)) return { accountId: current.id };
      const at = this.clock.now();
      if (current) await this.accounts.end(tx, current.id, at);
      const id = this.ids.next();
      await this.accounts.add(tx, {
        id,
        organisationId,
        ...account,
        since: at,
        enteredBy: by.id,
        verifiedAt: null,
        verifiedBy: null,
      });
      return { accountId: id };
    });
  }
}
