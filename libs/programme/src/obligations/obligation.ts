/**
 * What an officer may owe, and where in the procedures it stands: the subject and the state of an instance. Those
 * without a place do not follow from a state: questions about a call, files without readers, payments that were refused, mails that did not arrive.
 */
export const OBLIGATIONS = {
  administrativeCheck: ['grant eligibilityCheck.administrative'],
  eligibilityCheck: ['grant eligibilityCheck.eligibility'],
  verification: ['grant eligibilityCheck.verification'],
  contractToPrepare: ['grant award.awarded'],
  complaintToAnswer: ['complaint filed'],
  fileToReopen: ['complaint reopening'],
  reportToCheck: ['report in'],
  paymentToCorrect: ['payment returned'],
  grantToClose: ['grant running.disbursement.settled running.reporting.settled running.standing.active'],
  callToPublish: ['call approved'],
  enquiry: [],
  readersMissing: [],
  instalmentToAskFor: [],
  readerNotReached: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ObligationKind = keyof typeof OBLIGATIONS;

// The keys of a constant are known; Object.keys only says that they are text.
export const OBLIGATION_KINDS = Object.keys(OBLIGATIONS) as readonly ObligationKind[];

/** One thing that somebody of the office has to do. */
export interface Obligation {
  readonly kind: ObligationKind;
  /** The instance or question; of missing readers the stage. */
  readonly id: string;
  readonly callId: string;
  readonly dueAt: Date | null;
  /** How many things this one decision settles. */
  readonly many: number;
  /** The applicant answered a question of this check. */
  readonly isClarified: boolean;
  /** The file that it is about; null where it is about a call. */
  readonly file: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly organisationName: string;
    readonly lot: string;
  } | null;
  /** The words of a question. */
  readonly text: string | null;
  /** Where the next page begins when this is the last row of one. */
  readonly place: ObligationPlace;
}

/** Where a page of the list begins: after this obligation. */
export interface ObligationPlace {
  readonly dueAt: string;
  readonly key: string;
}

/** A date of a call up to which something is done that no instance waits for. */
export interface DateOfCall {
  readonly callId: string;
  readonly name: 'answersUntil' | 'conceptNoteScoresDate' | 'fullApplicationScoresDate';
  readonly at: Date;
}

export interface ObligationFilter {
  /** The calls that the officer works on, or the one that is asked for. */
  readonly callIds: readonly string[];
  readonly dates: readonly DateOfCall[];
  readonly kind?: ObligationKind | undefined;
  readonly lot?: string | undefined;
  /** Words of the code, the title or the organisation's name. */
  readonly search?: string | undefined;
  /** Only what was due before this instant. */
  readonly dueBefore?: Date | undefined;
}
