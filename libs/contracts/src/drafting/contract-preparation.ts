import { Injectable } from '@nestjs/common';
import { Calls, shiftedDays, wallClockOf } from '#libs/calls';
import { Engine } from '#libs/engine';
import { Clock, type JsonObject } from '#libs/kernel';
import type { GrantContext } from '#libs/workflow';
import type { PromisedInstalment, Trilingual } from '../domain/contract.js';
import { type ContractBasis, contractBasis, preparationFacts } from './contract-basis.js';
import { instalments } from './drafted.js';
import { AwardedFiles } from '../persistence/awarded-files.js';

/** What an officer sees before writing a contract: what follows from the award, and what there is to decide. */
export interface ContractPreparationView {
  readonly projectTitle: string;
  readonly beneficiary: string;
  readonly amountMinor: number;
  readonly totalCostsMinor: number;
  readonly currency: string;
  readonly instalments: readonly PromisedInstalment[];
  /** Kinds of documents and `LegalFileGap`s. */
  readonly gaps: readonly string[];
  readonly limits: { readonly minMonths: number; readonly maxMonths: number };
  /** Proposals: the next day, the months that were applied for, the call's conditions. */
  readonly start: string;
  readonly months: number;
  readonly specialConditions: Trilingual;
  /** What the guards are told; give it to `engine.explain`. */
  readonly given: JsonObject;
}

/** Reads the basis of a contract as the command will read it. */
@Injectable()
export class ContractPreparation {
  constructor(
    private readonly engine: Engine,
    private readonly calls: Calls,
    private readonly files: AwardedFiles,
    private readonly clock: Clock,
  ) {}

  /** Throws `AwardedFileMissing` where there is no application behind the grant. */
  async of(grantId: string): Promise<ContractPreparationView> {
    const basis = await this.basisOf(grantId);
    const { call, file, budget, awardMinor, gaps } = basis;
    const { fr, ar, en } = call.file.contract.specialConditions;
    return {
      projectTitle: file.projectTitle,
      beneficiary: file.organisation.name,
      amountMinor: awardMinor,
      totalCostsMinor: budget.totalMinor,
      currency: call.currency,
      instalments: awardMinor > 0 ? instalments(basis) : [],
      gaps,
      limits: call.file.duration,
      start: shiftedDays(wallClockOf(this.clock.now(), call.zone).local, 1).slice(0, 10),
      months: file.months,
      specialConditions: { fr, ar, en },
      given: preparationFacts(basis),
    };
  }

  /** What the guards of a grant around its contract are told. */
  async given(grantId: string): Promise<JsonObject> {
    return preparationFacts(await this.basisOf(grantId));
  }

  private async basisOf(grantId: string): Promise<ContractBasis> {
    const grant = await this.engine.read(grantId);
    const [call, file] = await Promise.all([this.calls.of(null, grant.callId), this.files.of(null, grantId)]);
    // The engine keeps the vocabulary's context for this definition.
    return contractBasis(call, file, grant.context as unknown as GrantContext);
  }
}
