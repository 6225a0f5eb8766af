import { DomainError, type JsonObject } from '#libs/kernel';
import type { InstalmentKind } from './payment-plan.js';
import type { Signature } from './signature.js';

/** The same sentence in the three languages of every contract. */
export interface Trilingual {
  readonly fr: string;
  readonly ar: string;
  readonly en: string;
}

/** The grantee as its application named it. */
export interface Beneficiary {
  readonly organisationId: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly ice: string | null;
  readonly address: string;
}

/** What a heading of the accepted budget allows; `8` indirect costs, `10` contingency. */
export interface Heading {
  readonly id: string;
  readonly title: Trilingual | null;
  readonly amountMinor: number;
}

/** What the contract promises to pay, in this order; the balance is settled by the accepted costs. */
export interface PromisedInstalment {
  readonly n: number;
  readonly kind: InstalmentKind;
  readonly percent: string;
  readonly amountMinor: number;
}

/** Everything that both sides sign, complete in itself: nothing of it is looked up elsewhere later. */
export interface ContractContent {
  readonly format: 1;
  readonly number: string;
  /** The rules that this contract keeps, also when newer ones appear (rules.md 1.1). */
  readonly ruleset: string;
  readonly call: {
    readonly code: string;
    readonly revision: number;
    readonly title: Trilingual;
    readonly zone: string;
  };
  readonly lot: { readonly id: string; readonly title: Trilingual };
  readonly authority: Trilingual;
  readonly beneficiary: Beneficiary;
  readonly project: { readonly applicationCode: string; readonly title: string };
  readonly amountMinor: number;
  readonly totalCostsMinor: number;
  readonly currency: string;
  readonly implementation: { readonly start: string; readonly months: number; readonly end: string };
  readonly instalments: readonly PromisedInstalment[];
  readonly headings: readonly Heading[];
  readonly indirectMaxPercent: string;
  readonly specialConditions: Trilingual;
}

/** A contract as it stands. Content and hash never change; taking it back leaves it in the file and makes room for the next. */
export interface Contract {
  readonly id: string;
  readonly grantId: string;
  readonly callId: string;
  /** Which attempt at a contract for this grant it is, from 1. */
  readonly attempt: number;
  readonly content: ContractContent;
  readonly contentHash: string;
  readonly implementationEnd: Date;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly takenBack: { readonly at: Date; readonly by: string; readonly reason: string } | null;
  readonly signatures: readonly Signature[];
}

/** The grant has no contract that could be signed or taken back. */
export class ContractMissing extends DomainError {
  readonly code = 'contracts.contract-not-found';
}

/** The content as a JSON value, for its hash and its row. */
export function contentJson(content: ContractContent): JsonObject {
  // Strings, numbers, nulls and plain objects only: the interface has no index signature, which JsonObject asks for.
  return content as unknown as JsonObject;
}
