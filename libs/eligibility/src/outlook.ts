import { type Call, type CheckName, type Lot, rulesBeforehand } from '#libs/calls';
import { checkedRules } from './checklist.js';
import { type FileFacts, type Finding, findingOf } from './domain/findings.js';
import { type Remedy, remedyOf } from './domain/remedy.js';

/** What somebody says of themselves before they write anything. */
export interface Prospect {
  readonly applicant: FileFacts['applicant'];
  readonly request: { readonly contributionMinor: number; readonly totalCostMinor: number; readonly months: number };
}

/** How one rule of the call would be judged. */
export interface OutlookLine {
  readonly check: CheckName;
  readonly finding: Finding;
  /** What would change a no. */
  readonly remedy: Remedy | null;
}

export interface Outlook {
  /** The lots that this applicant could apply under; none where its seat is elsewhere. */
  readonly lots: readonly Lot[];
  readonly lines: readonly OutlookLine[];
  readonly isOpen: boolean;
}

/** Where no lot is theirs, what a lot says about amounts means nothing to them. */
const OF_A_LOT: readonly CheckName[] = ['amountWithinLimits'];

/**
 * How the rules of the call would judge such an applicant: the same functions that fill in the checklists later.
 * Where several lots are possible, the one that suits the amount is judged by.
 */
export function outlookOf(call: Call, prospect: Prospect): Outlook {
  const lots = call.lotsOfRegion(prospect.applicant.region);
  const amount = prospect.request.contributionMinor;
  const fitting = lots.find(({ minGrantMinor, maxGrantMinor }) => amount >= minGrantMinor && amount <= maxGrantMinor);
  const lot = fitting ?? lots[0] ?? call.lots[0];
  if (!lot) return { lots: [], lines: [], isOpen: false };
  const rules = checkedRules(call, lot.id);
  const facts = factsOf(prospect, lot.id);
  const lines = rulesBeforehand(call.file.checks)
    .filter((check) => lots.length > 0 || !OF_A_LOT.includes(check))
    // An age is counted from a declaration; where there is none, the receipt says so already.
    .filter((check) => check !== 'minimumAge' || prospect.applicant.receipt !== 'none')
    .map((check) => {
      const finding = findingOf(check, facts, rules);
      return { check, finding, remedy: remedyOf(check, finding) };
    });
  return { lots, lines, isOpen: lines.every(({ finding }) => finding.verdict !== 'no') };
}

/** As a file would look of which nothing but this is known. */
function factsOf({ applicant, request }: Prospect, lot: string): FileFacts {
  return {
    lot,
    submission: null,
    missing: [],
    missingDocuments: [],
    documentCount: 0,
    applicant,
    request: { ...request, provinces: [] },
    otherApplications: [],
  };
}
