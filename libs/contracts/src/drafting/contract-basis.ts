import type { Call } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import type { GrantContext } from '#libs/workflow';
import { gapsOf } from '../domain/legal-file.js';
import type { AwardedFile } from '../persistence/awarded-files.js';
import { acceptedBudget } from './read-budget.js';

/** Everything a contract is written from, as it stands now. */
export interface ContractBasis {
  readonly call: Call;
  readonly file: AwardedFile;
  readonly lot: string;
  readonly awardMinor: number;
  readonly budget: ReturnType<typeof acceptedBudget>;
  /** What the legal and bank file still lacks (rules.md R26): kinds of documents and `LegalFileGap`s. */
  readonly gaps: readonly string[];
}

export function contractBasis(call: Call, file: AwardedFile, grant: GrantContext): ContractBasis {
  const budget = acceptedBudget(call, grant.lot, file.budget);
  const awardMinor = grant.award?.amountMinor ?? 0;
  const { account, signatories } = file;
  const asked = call.documents('legalFile').filter(({ required }) => required);
  const documents = { asked: asked.map(({ kind }) => kind), present: file.legalDocuments };
  const gaps = gapsOf({ account, signatories, totalCostsMinor: budget.totalMinor, awardMinor, documents });
  return { call, file, lot: grant.lot, awardMinor, budget, gaps };
}

/** What the guard of `contractPrepared` is told, for the page and for the command alike. */
export function preparationFacts({ gaps }: ContractBasis): JsonObject {
  return { legalFileMissing: gaps };
}
