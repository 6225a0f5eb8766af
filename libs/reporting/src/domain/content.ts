import type { JsonObject } from '#libs/kernel';
import type { Figures } from './figures.js';
import type { ReportKind } from './report-schedule.js';

/** Everything that was handed in with a report, word for word and complete in itself. */
export interface ReportContent {
  readonly format: 1;
  readonly report: {
    readonly id: string;
    readonly kind: ReportKind;
    readonly n: number;
    readonly contractNumber: string;
  };
  readonly call: { readonly code: string; readonly revision: number };
  /** By page, as typed. */
  readonly answers: Readonly<Record<string, JsonObject>>;
  readonly figures: Figures;
  readonly documents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly sizeBytes: number;
    readonly sha256: string;
  }[];
  /** The person who declared and submitted, with the words that were declared. */
  readonly declaration: { readonly personName: string; readonly language: string; readonly text: string };
}
