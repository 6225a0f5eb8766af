import { type Answers, type Call, checkAnswers, type Form, type Missing, type RequiredDocument } from '#libs/calls';
import type { JsonObject } from '#libs/kernel';
import type { ReportDocument } from '../domain/documents.js';
import { faultyHeadings, type Figures, figuresOf } from '../domain/figures.js';
import type { Report } from '../domain/report.js';
import { FIGURES_PAGE, type ReportPage } from '../domain/report-page.js';
import { answersOf } from './answers-of.js';

/** What a report is made of, as it is stored. */
export interface Material {
  readonly report: Report;
  readonly pages: readonly ReportPage[];
  readonly documents: readonly ReportDocument[];
  /** What earlier reports brought, by heading. */
  readonly before: Readonly<Record<string, number>>;
  /** Which earlier reports are neither accepted nor waived, by their numbers. */
  readonly openBefore: readonly number[];
}

/** A report as it is written now, with everything that it still lacks. */
export interface ReportDraft {
  readonly form: Form;
  readonly answers: Answers;
  readonly faults: readonly Missing[];
  readonly figures: Figures;
  readonly asked: readonly RequiredDocument[];
  readonly missingDocuments: readonly RequiredDocument[];
  /** Pages, `figures` and kinds of documents in which something is missing or wrong, each once, in their order. */
  readonly missing: readonly string[];
}

/** Which of the call's forms and document lists a report uses. */
export function stageOf({ kind }: Pick<Report, 'kind'>): 'interimReport' | 'finalReport' {
  return kind === 'interim' ? 'interimReport' : 'finalReport';
}

export function reportDraft(call: Call, material: Material): ReportDraft {
  const { report, pages, documents, before } = material;
  const form = call.form(stageOf(report));
  const answers = answersOf(form, pages);
  const faults = checkAnswers(form, answers, call.terms(report.lot));
  const figures = figuresOf(report.budget, { before, typed: typedFigures(pages) });
  const asked = call.documents(stageOf(report));
  const missingDocuments = asked.filter(
    ({ kind, required }) => required && !documents.some((one) => one.kind === kind),
  );
  const missing = [
    ...form.pages.filter(({ id }) => faults.some(({ page }) => page === id)).map(({ id }) => id),
    ...(faultyHeadings(figures).length > 0 ? [FIGURES_PAGE] : []),
    ...missingDocuments.map(({ kind }) => kind),
  ];
  return { form, answers, faults, figures, asked, missingDocuments, missing };
}

/** What the guard of `reportSubmitted` is told, for the page and for the command alike. */
export function submissionFacts({ missing }: ReportDraft): JsonObject {
  return { missing };
}

/**
 * What the guard of `reportAccepted` is told: reports are accepted in their order, or the costs of an earlier one would
 * be missing from the total that the balance is computed from.
 */
export function acceptanceFacts(openBefore: readonly number[]): JsonObject {
  return { openReports: openBefore.map(String) };
}

/** All of them, for whoever asks what may be done with the report. */
export function reportFacts({
  material,
  draft,
}: {
  readonly material: Material;
  readonly draft: ReportDraft;
}): JsonObject {
  return { ...submissionFacts(draft), ...acceptanceFacts(material.openBefore) };
}

function typedFigures(pages: readonly ReportPage[]): Readonly<Record<string, string>> {
  const stored = pages.find(({ page }) => page === FIGURES_PAGE)?.answers ?? {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
