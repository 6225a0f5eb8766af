import { LONGEST_TEXT } from '#libs/kernel';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const json = z.record(z.string(), z.unknown());

export const reportLineShown = z
  .object({
    id: z.uuid(),
    grantId: z.uuid(),
    kind: z.enum(['interim', 'final']),
    n: z.int(),
    contractNumber: z.string(),
    projectTitle: z.string(),
    organisationName: z.string(),
    state: z.string(),
    dueAt: instant,
    obligationAt: instant.nullable().meta({ description: 'The next deadline of the present state' }),
    submittedAt: instant.nullable(),
  })
  .meta({ id: 'ReportLine' });

const figureLine = z.object({
  heading: z.string(),
  budgetMinor: z.int(),
  beforeMinor: z.int(),
  typed: z.string(),
  nowMinor: z.int().nullable(),
  spentMinor: z.int(),
  isOverHeading: z.boolean(),
  fault: z.string().optional(),
});

export const reportShown = z
  .object({
    id: z.uuid(),
    grantId: z.uuid(),
    kind: z.enum(['interim', 'final']),
    n: z.int(),
    contractNumber: z.string(),
    projectTitle: z.string(),
    currency: z.string(),
    periodStart: instant,
    periodEnd: instant.meta({ description: 'The first instant that no longer belongs to the period' }),
    dueAt: instant,
    state: z.string(),
    pages: z.array(z.object({ page: z.string(), answers: json, version: z.int() })),
    figures: z
      .object({
        lines: z.array(figureLine),
        total: z.object({ budgetMinor: z.int(), beforeMinor: z.int(), nowMinor: z.int(), spentMinor: z.int() }),
      })
      .nullable()
      .meta({ description: 'Null for the office while the report is written' }),
    documents: z.array(
      z.object({ id: z.uuid(), kind: z.string(), name: z.string(), sizeBytes: z.int(), sha256: z.string() }),
    ),
    missing: z
      .array(z.string())
      .meta({ description: 'Pages, `figures` and kinds of documents that are missing or wrong' }),
    submissions: z.array(
      z.object({ id: z.uuid(), n: z.int(), contentHash: z.string(), submittedAt: instant, content: json }),
    ),
    questions: z.array(z.object({ questions: z.string(), at: instant })),
    verification: z
      .object({
        lines: z.array(
          z.object({ heading: z.string(), declaredMinor: z.int(), acceptedMinor: z.int(), reason: z.string() }),
        ),
        acceptedMinor: z.int(),
        acceptedTotalMinor: z.int(),
        comment: z.string(),
        decidedAt: instant,
      })
      .nullable(),
  })
  .meta({ id: 'Report' });

export const pageInput = z.strictObject({ answers: z.record(z.string(), z.json()) }).meta({ id: 'ReportPageInput' });
export const pageSaved = z.object({ version: z.int() }).meta({ id: 'ReportPageSaved' });
export const reportProof = z
  .object({ submissionId: z.uuid(), contentHash: z.string(), n: z.int(), submittedAt: z.string() })
  .meta({ id: 'ReportProof' });
export const declarationInput = z
  .strictObject({
    declared: z.literal(true).meta({ description: 'The signatory declares that the report is true and complete' }),
  })
  .meta({ id: 'ReportDeclarationInput' });
export const questionsInput = z
  .strictObject({ questions: z.string().trim().min(1).max(LONGEST_TEXT) })
  .meta({ id: 'ReportQuestionsInput' });
export const acceptanceInput = z
  .strictObject({
    submissionId: z.uuid().meta({ description: 'The submission that you have read' }),
    decisions: z.array(
      z.strictObject({
        heading: z.string(),
        acceptedMinor: z.int().nonnegative(),
        reason: z.string().max(LONGEST_TEXT),
      }),
    ),
    comment: z.string().max(LONGEST_TEXT).default(''),
  })
  .meta({ id: 'ReportAcceptanceInput' });
export const acceptedShown = z
  .object({ acceptedMinor: z.int(), acceptedTotalMinor: z.int() })
  .meta({ id: 'ReportAccepted' });
export const documentMade = z.object({ documentId: z.uuid() }).meta({ id: 'ReportDocumentMade' });
