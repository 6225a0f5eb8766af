import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { ReportBudget } from '../domain/figures.js';

/** What a signed contract says about reporting. */
export interface SignedContract {
  readonly contractNumber: string;
  readonly projectTitle: string;
  readonly organisationId: string;
  readonly currency: string;
  /** Local date. */
  readonly implementationStart: string;
  readonly implementationEnd: Date;
  readonly budget: ReportBudget;
}

/** The grant has no contract, so there is nothing to report on. */
export class ContractNotFound extends DomainError {
  readonly code = 'reporting.contract-missing';
}

interface Found {
  readonly contractNumber: string;
  readonly currency: string;
  readonly implementationStart: string;
  readonly implementationEnd: Date;
  readonly totalMinor: number;
  readonly content: {
    readonly project: { readonly title: string };
    readonly beneficiary: { readonly organisationId: string };
    readonly headings: readonly { readonly id: string; readonly amountMinor: number }[];
    readonly indirectMaxPercent: string;
  };
}

/** The contingency reserve is no heading to report on: what was released of it stands under the headings (Annex B, line 10). */
const CONTINGENCY = '10';

/** Reads the contract of a grant as far as its reports need it. */
@Injectable()
export class SignedContracts {
  /** Throws `ContractNotFound`. */
  async of(tx: Tx, grantId: string): Promise<SignedContract> {
    const [found]: Found[] = await tx.query(CONTRACT, [grantId]);
    if (!found) throw new ContractNotFound('This grant has no contract.', { grantId });
    const { content, totalMinor, ...rest } = found;
    const headings = content.headings.filter(({ id }) => id !== CONTINGENCY);
    return {
      ...rest,
      projectTitle: content.project.title,
      organisationId: content.beneficiary.organisationId,
      budget: {
        headings: headings.map(({ id, amountMinor }) => ({ id, budgetMinor: amountMinor })),
        totalMinor,
        indirectMaxPercent: content.indirectMaxPercent,
      },
    };
  }
}

const CONTRACT = `
select c.number as "contractNumber", c.currency, c.implementation_start::text as "implementationStart",
  c.implementation_end as "implementationEnd", c.total_costs_minor::float8 as "totalMinor", c.content
from contract c where c.grant_id = $1 and c.taken_back_at is null`;
