import type { JsonObject, Receipt } from '#libs/kernel';
import type { DocumentSet, Stage } from './stage.js';

/** The applicant as it stood when the application was handed in. */
export interface ApplicantProfile {
  readonly organisationId: string;
  readonly name: string;
  readonly nameAr: string | null;
  readonly legalForm: string;
  /** ISO 3166-2. */
  readonly region: string;
  readonly province: string | null;
  /** Day of the declaration of the association, `2015-04-30`. */
  readonly foundedOn: string;
  /** Which receipt it holds of that declaration; left out where nobody had asked. */
  readonly receipt?: Receipt | null;
  readonly receiptNumber?: string | null;
  readonly ice: string | null;
  readonly address: string;
  readonly phone: string;
  /** The organisation that stands for this one; there only where two were found to be the same. */
  readonly replacedBy?: string;
  /** Its papers and its bureau as they stood, whatever is kept there later. */
  readonly file?: ApplicantFile;
}

/** What the organisation's own file held: the content of a paper is fixed by its hash. */
export interface ApplicantFile {
  readonly bureau: readonly {
    readonly name: string;
    readonly function: string;
    readonly mandateEnds: string | null;
  }[];
  readonly documents: readonly {
    readonly kind: string;
    readonly name: string;
    readonly sha256: string;
    readonly validUntil: string | null;
  }[];
}

/** A document as it is named in a submission: its content is fixed by its hash. */
export interface FrozenDocument {
  readonly id: string;
  readonly set: DocumentSet;
  readonly kind: string;
  readonly name: string;
  readonly extension: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** What the form asks is read from the answers once, so that lists, checks and rankings need no form. */
export interface Request {
  /** The contribution asked for, in minor units. */
  readonly contributionMinor: number;
  readonly totalCostMinor: number;
  readonly months: number;
  /** Codes of the provinces where the action takes place. */
  readonly provinces: readonly string[];
}

/**
 * Everything that was handed in, word for word: assessors, officers and auditors read this and nothing that was
 * written later. `answers` are by stage, page and question, as they were typed; the page `budget` holds the budget.
 */
export interface SubmissionContent {
  readonly format: 1;
  readonly call: { readonly code: string; readonly revision: number };
  readonly lot: string;
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly answers: Readonly<Partial<Record<Stage, Readonly<Record<string, JsonObject>>>>>;
  readonly documents: readonly FrozenDocument[];
  readonly applicant: ApplicantProfile;
  readonly request: Request;
  /** The person who declared and submitted, with the words that were declared. */
  readonly declaration: { readonly personName: string; readonly language: string; readonly text: string };
}
