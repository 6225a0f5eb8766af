import { Injectable } from '@nestjs/common';
import { type Currency, DomainError, Money } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { GrantTerms } from '../domain/final-grant.js';
import type { PromisedInstalment } from '../domain/instalment.js';

/** What the signed contract says about money. */
export interface ContractTerms extends GrantTerms {
  readonly contractNumber: string;
  readonly currency: Currency;
  readonly instalments: readonly PromisedInstalment[];
}

/** The grant has no contract, so there is nothing to pay on. */
export class ContractTermsMissing extends DomainError {
  readonly code = 'payments.contract-missing';
}

interface Found {
  readonly number: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly totalCostsMinor: number;
  readonly instalments: readonly PromisedInstalment[];
}

/** Reads the contract in force; it never changes any more once both sides have signed. */
@Injectable()
export class Terms {
  /** Throws `ContractTermsMissing`. */
  async of(tx: Tx, grantId: string): Promise<ContractTerms> {
    const [found]: Found[] = await tx.query(
      `select c.number, c.currency, c.amount_minor::float8 as "amountMinor", c.total_costs_minor::float8 as "totalCostsMinor",
         c.content->'instalments' as instalments
       from contract c where c.grant_id = $1 and c.taken_back_at is null`,
      [grantId],
    );
    if (!found) throw new ContractTermsMissing('This grant has no contract.', { grantId });
    const { number, currency, amountMinor, totalCostsMinor, instalments } = found;
    return {
      contractNumber: number,
      currency,
      award: Money.of(amountMinor, currency),
      totalCosts: Money.of(totalCostsMinor, currency),
      instalments,
    };
  }

  /** Costs of the grant that accepted reports brought so far. */
  async acceptedSoFar(tx: Tx, grantId: string): Promise<number> {
    const [row]: { minor: number }[] = await tx.query(
      `select coalesce(max(v.accepted_total_minor), 0)::float8 as minor
       from report_verification v join report r on r.id = v.report_id where r.grant_id = $1`,
      [grantId],
    );
    return row?.minor ?? 0;
  }
}
