import { type Receipt, receiptStanding, yearsAfter } from '#libs/kernel';

/** What is known of a file when it is checked; the app gathers it, the decision keeps it. Instants are ISO 8601. */
export interface FileFacts {
  readonly lot: string;
  /** The latest submission of the stage; null where nothing was handed in. */
  readonly submission: {
    readonly arrivedAt: string;
    readonly deadline: string | null;
    readonly receiptCode: string;
    readonly bySignatory: boolean;
  } | null;
  /** What the form still lacks, by question. */
  readonly missing: readonly string[];
  /** Kinds of required documents that are not there. */
  readonly missingDocuments: readonly string[];
  readonly documentCount: number;
  readonly applicant: {
    readonly legalForm: string;
    readonly region: string;
    readonly foundedOn: string;
    /** Null where the organisation has not said which receipt it holds. */
    readonly receipt: Receipt | null;
  };
  readonly request: {
    readonly contributionMinor: number;
    readonly totalCostMinor: number;
    readonly months: number;
    readonly provinces: readonly string[];
  } | null;
  /** Other files of the same lead applicant in this call that are not withdrawn or lapsed, by code. */
  readonly otherApplications: readonly string[];
}

/** What the call demands, as far as it can be checked by itself. */
export interface CheckedRules {
  readonly legalForms: readonly string[];
  readonly minimumAgeYears: number;
  /** The day of the deadline in the call's zone: the age of an association is counted on it. */
  readonly deadlineDay: string;
  readonly seat: 'lotRegion' | 'country';
  readonly maxApplicationsPerLead: number;
  readonly lot: {
    readonly region: string;
    readonly provinces: readonly string[];
    readonly minGrantMinor: number;
    readonly maxGrantMinor: number;
  };
  readonly share: { readonly minPercent: number; readonly maxPercent: number };
  readonly duration: { readonly minMonths: number; readonly maxMonths: number };
}

/** What the system found for one line; `manual` is left to the officer's eyes. `params` name the facts it rests on. */
export interface Finding {
  readonly verdict: 'yes' | 'no' | 'manual';
  readonly params: Readonly<Record<string, string | number>>;
}

type FindingOf = (facts: FileFacts, rules: CheckedRules) => Finding;

const MANUAL: Finding = { verdict: 'manual', params: {} };

/** Every automatic check by the name that a call file gives it. */
const FINDINGS = {
  manual: () => MANUAL,
  submittedInTime: ({ submission }) => {
    if (!submission) return found(false, {});
    const { arrivedAt, deadline, receiptCode } = submission;
    return found(deadline === null || Date.parse(arrivedAt) < Date.parse(deadline), {
      arrivedAt,
      deadline: deadline ?? '',
      receiptCode,
    });
  },
  formComplete: ({ missing }) => found(missing.length === 0, { count: missing.length, list: listed(missing) }),
  documentsComplete: ({ missingDocuments, documentCount }) =>
    found(missingDocuments.length === 0, {
      count: missingDocuments.length,
      list: listed(missingDocuments),
      present: documentCount,
    }),
  signedBySignatory: ({ submission }) => found(submission?.bySignatory === true, {}),
  legalForm: ({ applicant }, { legalForms }) =>
    found(legalForms.includes(applicant.legalForm), { legalForm: applicant.legalForm }),
  receiptHeld: ({ applicant: { receipt, foundedOn } }, { deadlineDay }) => {
    if (receipt === null) return MANUAL;
    const standing = receiptStanding(receipt, foundedOn, deadlineDay);
    const { state } = standing;
    const from = state === 'waiting' ? standing.until : state === 'tacit' ? standing.since : foundedOn;
    return found(state === 'final' || state === 'tacit', { state, foundedOn, from, deadlineDay });
  },
  seatInLotRegion: ({ applicant }, { seat, lot }) =>
    found(seat === 'country' || applicant.region === lot.region, { region: applicant.region, lotRegion: lot.region }),
  minimumAge: ({ applicant }, { minimumAgeYears, deadlineDay }) =>
    found(yearsAfter(applicant.foundedOn, minimumAgeYears) <= deadlineDay, {
      foundedOn: applicant.foundedOn,
      years: minimumAgeYears,
      deadlineDay,
    }),
  oneApplicationPerLead: ({ otherApplications }, { maxApplicationsPerLead }) =>
    found(otherApplications.length < maxApplicationsPerLead, {
      count: otherApplications.length,
      list: listed(otherApplications),
      most: maxApplicationsPerLead,
    }),
  amountWithinLimits: ({ request }, { lot }) => {
    if (!request) return MANUAL;
    const { contributionMinor } = request;
    return found(contributionMinor >= lot.minGrantMinor && contributionMinor <= lot.maxGrantMinor, {
      contributionMinor,
      minMinor: lot.minGrantMinor,
      maxMinor: lot.maxGrantMinor,
    });
  },
  shareWithinLimits: ({ request }, { share }) => {
    if (!request) return MANUAL;
    const { contributionMinor, totalCostMinor } = request;
    const isWithin =
      contributionMinor * 100 >= share.minPercent * totalCostMinor &&
      contributionMinor * 100 <= share.maxPercent * totalCostMinor;
    return found(isWithin, { contributionMinor, totalCostMinor, min: share.minPercent, max: share.maxPercent });
  },
  durationWithinLimits: ({ request }, { duration }) => {
    if (!request) return MANUAL;
    const { months } = request;
    return found(months >= duration.minMonths && months <= duration.maxMonths, {
      months,
      min: duration.minMonths,
      max: duration.maxMonths,
    });
  },
  placesInLot: ({ request }, { lot }) => {
    if (!request) return MANUAL;
    const outside = request.provinces.filter((code) => !lot.provinces.includes(code));
    return found(request.provinces.length > 0 && outside.length === 0, {
      count: outside.length,
      list: listed(outside),
    });
  },
} as const satisfies Record<string, FindingOf>;

export type AutomaticCheck = keyof typeof FINDINGS;

/** What the system finds for one word of a checklist. It never decides: the officer confirms or corrects. */
export function findingOf(check: AutomaticCheck, facts: FileFacts, rules: CheckedRules): Finding {
  const find: FindingOf = FINDINGS[check];
  return find(facts, rules);
}

function found(isMet: boolean, params: Finding['params']): Finding {
  return { verdict: isMet ? 'yes' : 'no', params };
}

function listed(names: readonly string[]): string {
  return names.slice(0, 10).join(', ');
}
