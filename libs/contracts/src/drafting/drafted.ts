import type { Text } from '#libs/calls';
import { Money } from '#libs/kernel';
import type { ContractContent, Trilingual } from '../domain/contract.js';
import { contractNumber } from '../domain/contract-number.js';
import type { ImplementationPeriod } from '../domain/implementation-period.js';
import { instalmentsOf } from '../domain/payment-plan.js';
import type { ContractBasis } from './contract-basis.js';

/** What the officer decides about a contract; everything else follows from the award and the call. */
export interface Decided {
  readonly attempt: number;
  readonly period: ImplementationPeriod;
  readonly specialConditions: Trilingual;
}

/** The contract's words and figures, complete: what is signed needs no look at anything that may change. */
export function draftedContract(basis: ContractBasis, decided: Decided): ContractContent {
  const { call, file, budget } = basis;
  const { period, attempt } = decided;
  return {
    format: 1,
    number: contractNumber(file.applicationCode, attempt),
    ruleset: call.file.ruleset,
    call: { code: call.code, revision: call.revision, title: trilingual(call.file.texts.title), zone: call.zone },
    lot: { id: basis.lot, title: trilingual(call.lot(basis.lot).title) },
    authority: trilingual(call.file.donor.name),
    beneficiary: beneficiaryOf(file),
    project: { applicationCode: file.applicationCode, title: file.projectTitle },
    amountMinor: basis.awardMinor,
    totalCostsMinor: budget.totalMinor,
    currency: call.currency,
    implementation: { start: period.start, months: period.months, end: period.end.toISOString() },
    instalments: instalments(basis),
    headings: budget.headings,
    indirectMaxPercent: call.file.budget.indirectMaxPercent,
    specialConditions: decided.specialConditions,
  };
}

/** The instalments of an award under the call's payment plan. */
export function instalments({ call, awardMinor }: ContractBasis): ContractContent['instalments'] {
  const plan = call.file.payments.instalments.map(({ kind, percent }) => ({ kind, percent: String(percent) }));
  return instalmentsOf(Money.of(awardMinor, call.currency), plan).map(({ kind, n, percent, amount }) => ({
    kind,
    n,
    percent,
    amountMinor: amount.minor,
  }));
}

function beneficiaryOf({ organisation }: ContractBasis['file']): ContractContent['beneficiary'] {
  const { id, name, nameAr, ice, address } = organisation;
  return { organisationId: id, name, nameAr, ice, address };
}

function trilingual({ fr, ar, en }: Text): Trilingual {
  return { fr, ar, en };
}
