import { parseRib } from '#libs/kernel';

/** What has to be known of the grantee before a contract can be written (rules.md R26). */
export interface LegalFile {
  readonly account: { readonly rib: string; readonly verifiedAt: Date | null } | null;
  /** How many people of the organisation may sign for it. */
  readonly signatories: number;
  /** What the costs of the action add up to in the application that was awarded. */
  readonly totalCostsMinor: number;
  readonly awardMinor: number;
  /** Kinds of documents that the call asks for before a contract, and those that are there. */
  readonly documents: { readonly asked: readonly string[]; readonly present: readonly string[] };
}

export const LEGAL_FILE_GAPS = [
  'bankAccountMissing',
  'ribInvalid',
  'bankAccountUnverified',
  'signatoryMissing',
  'budgetBelowAward',
] as const;

export type LegalFileGap = (typeof LEGAL_FILE_GAPS)[number];

/** Everything that the legal and bank file still lacks: documents by their kind, then the rest. Empty: it is complete. */
export function gapsOf({ account, signatories, totalCostsMinor, awardMinor, documents }: LegalFile): readonly string[] {
  const lacks: Readonly<Record<LegalFileGap, boolean>> = {
    bankAccountMissing: account === null,
    ribInvalid: account !== null && !parseRib(account.rib).ok,
    bankAccountUnverified: account !== null && account.verifiedAt === null,
    signatoryMissing: signatories === 0,
    budgetBelowAward: totalCostsMinor < awardMinor,
  };
  const missing = documents.asked.filter((kind) => !documents.present.includes(kind));
  return [...missing, ...LEGAL_FILE_GAPS.filter((gap) => lacks[gap])];
}
