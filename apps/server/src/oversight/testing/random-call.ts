import fc from 'fast-check';

/** A date of a file, in hours from now; past ones have taken effect or are about to. */
export interface Owed {
  readonly name: string;
  readonly hours: number;
  readonly isTold: boolean;
}

export interface RandomPayment {
  /** In hundredths of what is committed. */
  readonly percent: number;
  readonly fate: 'open' | 'executed' | 'refused';
}

type Scored = 'none' | 'open' | 'passed' | 'missed';

/** A file as chance has made it: nothing says that a procedure leads there. */
export interface RandomFile {
  readonly lot: 'L1' | 'L2';
  readonly province: string | null;
  readonly isSubmitted: boolean;
  readonly state: string;
  readonly isEligible: boolean;
  readonly conceptNote: Scored;
  readonly fullApplication: Scored;
  readonly award: { readonly state: 'reserve' | 'provisional' | 'awarded' | 'released'; readonly minor: number } | null;
  readonly isSigned: boolean;
  readonly payments: readonly RandomPayment[];
  readonly justifiedPercent: number;
  readonly isRestReleased: boolean;
  readonly owed: readonly Owed[];
  readonly others: readonly { readonly subject: 'payment' | 'report'; readonly owed: readonly Owed[] }[];
}

const STATES = [
  'draft.conceptNote',
  'submitted.conceptNote',
  'eligibilityCheck.administrative',
  'eligibilityCheck.clarification',
  'scoring.conceptNote',
  'scoring.ranked',
  'award.proposed',
  'award.awarded',
  'contract.beneficiarySignature',
  'running.disbursement.prefinancing running.reporting.implementation running.standing.active',
  'running.disbursement.settled running.reporting.finalReport running.standing.suspended',
  'closed',
  'rejected',
  'lapsed',
  'terminated',
];
const GRANT_DATES = ['administrativeCheckDue', 'clarificationDue', 'prefinancingDue', 'finalReportDue', 'closureDue'];
const PLACES = ['MA-TNG', 'MA-MDF', 'MA-NAD', 'MA-FIG', null];

const owed = (names: readonly string[]): fc.Arbitrary<readonly Owed[]> =>
  fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      hours: fc.integer({ min: -2_000, max: 2_000 }).filter((hours) => hours !== 0),
      isTold: fc.boolean(),
    }),
    { maxLength: 2, selector: ({ name }) => name },
  );

const scored = fc.constantFrom<Scored>('none', 'open', 'passed', 'missed');

const randomFile: fc.Arbitrary<RandomFile> = fc.record({
  lot: fc.constantFrom('L1', 'L2'),
  province: fc.constantFrom(...PLACES),
  isSubmitted: fc.boolean(),
  state: fc.constantFrom(...STATES),
  isEligible: fc.boolean(),
  conceptNote: scored,
  fullApplication: scored,
  award: fc.option(
    fc.record({
      state: fc.constantFrom('reserve', 'provisional', 'awarded', 'released'),
      minor: fc.integer({ min: 1, max: 34_000_000 }),
    }),
  ),
  isSigned: fc.boolean(),
  payments: fc.array(
    fc.record({ percent: fc.integer({ min: 1, max: 50 }), fate: fc.constantFrom('open', 'executed', 'refused') }),
    { maxLength: 2 },
  ),
  justifiedPercent: fc.integer({ min: 0, max: 100 }),
  isRestReleased: fc.boolean(),
  owed: owed(GRANT_DATES),
  others: fc.array(
    fc.oneof(
      fc.record({ subject: fc.constant('payment' as const), owed: owed(['paymentTerm', 'bankAnswerDue']) }),
      fc.record({ subject: fc.constant('report' as const), owed: owed(['reportDue', 'reportCheckDue']) }),
    ),
    { maxLength: 2 },
  ),
});

/** Calls of up to eight files each; the same seed gives the same calls. */
export function randomCalls(count: number, seed: number): readonly (readonly RandomFile[])[] {
  return fc.sample(fc.array(randomFile, { maxLength: 8 }), { numRuns: count, seed });
}
