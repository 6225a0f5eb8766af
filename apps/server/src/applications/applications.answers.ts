import { type ApplicationFileView, DOCUMENT_SETS, STAGES, type SubmittedView } from '#libs/applications';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const minor = z.int().meta({ description: 'In minor units of the currency (centimes)' });
const stage = z.enum(STAGES);

/** An answer as it was typed: a text, several chosen values, or the lines of a table. */
export const answer = z.union([
  z.string().max(200_000),
  z.array(z.string().max(20_000)).max(500),
  z.array(z.record(z.string(), z.string().max(20_000))).max(500),
]);

export const answersInput = z
  .record(z.string(), answer)
  .meta({ id: 'AnswersInput', description: 'By question; what is not named becomes empty' });

const haveOwnIds = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id)).size === rows.length;

export const budgetInput = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          id: z.string().regex(/^l\d{1,9}$/u),
          heading: z.string().max(10),
          description: z.string().max(2_000),
          unit: z.string().max(100),
          quantity: z.string().max(40),
          unitCost: z.string().max(40),
          part: z.string().max(10).exactOptional(),
          firstYear: z.string().max(40).exactOptional(),
          clarification: z.string().max(5_000).exactOptional(),
          basis: z.string().max(5_000).exactOptional(),
        }),
      )
      .max(500)
      .refine(haveOwnIds, 'Each line has an id of its own.'),
    indirect: z.string().max(40).default(''),
    contingency: z.string().max(40).default(''),
    requested: z.string().max(40).default(''),
    sources: z
      .array(
        z.strictObject({
          id: z.string().regex(/^s\d{1,9}$/u),
          kind: z.enum(['own', 'other']),
          name: z.string().max(500),
          amount: z.string().max(40),
        }),
      )
      .max(100)
      .refine(haveOwnIds, 'Each source has an id of its own.')
      .default([]),
  })
  .meta({ id: 'BudgetInput', description: 'Amounts as typed, such as 1234.50; every total is computed' });

export const applicationLine = z
  .object({
    id: z.uuid(),
    code: z.string().nullable(),
    callCode: z.string(),
    title: z.string(),
    lot: z.string(),
    state: z.string(),
    dueAt: instant.nullable(),
    submittedAt: instant.nullable(),
  })
  .meta({ id: 'ApplicationInList' });

export const documentShown = z
  .object({
    id: z.uuid(),
    set: z.enum(DOCUMENT_SETS),
    kind: z.string(),
    name: z.string(),
    extension: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
  })
  .meta({ id: 'Document' });

const pageShown = z.object({ stage, page: z.string(), version: z.int(), updatedAt: instant.nullable() });

export const submissionLine = z.object({
  stage,
  n: z.int(),
  receiptCode: z.string(),
  contentHash: z.string(),
  requestedMinor: minor,
  arrivedAt: instant,
});

export const applicationShown = z
  .object({
    id: z.uuid(),
    code: z.string().nullable(),
    callId: z.uuid(),
    lot: z.string(),
    title: z.string(),
    organisationId: z.uuid(),
    states: z.array(z.string()),
    stage,
    openStages: z.array(stage).meta({ description: 'Parts whose answers may be written now' }),
    nextDeadline: z.object({ name: z.string(), dueAt: instant }).nullable(),
    pages: z.array(pageShown),
    documents: z.array(documentShown),
    submissions: z.array(submissionLine),
    missing: z.array(z.string()).meta({ description: 'Pages, `budget` and kinds of documents that lack something' }),
  })
  .meta({ id: 'Application' });

export const answersShown = pageShown.extend({ answers: z.record(z.string(), z.unknown()) }).meta({ id: 'Answers' });

export const fault = z.object({
  question: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
  line: z.string().optional(),
  source: z.string().optional(),
  field: z.string().optional(),
  code: z.string(),
  message: z.string(),
});

export const savedShown = z.object({ version: z.int(), savedAt: instant, faults: z.array(fault) }).meta({
  id: 'SavedPage',
  description: 'What was saved, and what is wrong with it: nothing is refused for being incomplete',
});

export const budgetSavedShown = savedShown
  .extend({ totals: z.record(z.string(), z.unknown()) })
  .meta({ id: 'SavedBudget' });

export const proofShown = z
  .object({
    submissionId: z.uuid(),
    code: z.string(),
    receiptCode: z.string(),
    contentHash: z.string(),
    arrivedAt: instant,
    n: z.int(),
  })
  .meta({ id: 'SubmissionProof' });

export const receiptShown = z
  .object({
    receiptCode: z.string(),
    applicationId: z.uuid(),
    applicationCode: z.string(),
    stage,
    n: z.int(),
    isReplaced: z.boolean(),
    arrivedAt: instant,
    contentHash: z.string(),
    requestedMinor: minor,
    receiptIssuedAt: instant.nullable(),
    content: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What was submitted; its canonical JSON has the hash' }),
  })
  .meta({ id: 'Receipt' });

export const actionShown = z
  .object({
    event: z.string(),
    allowed: z.boolean(),
    by: z.array(z.string()),
    until: z.iso.datetime().optional(),
    reasons: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        by: z.array(z.string()).optional(),
        until: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'Action' });

export const clarificationShown = z
  .object({
    id: z.uuid(),
    question: z.string(),
    opened: z
      .array(z.object({ stage, part: z.string(), reason: z.string() }))
      .meta({ description: 'Sections (pages, `budget`, kinds of documents) that may be corrected with the answer' }),
    requestedAt: instant,
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'Clarification' });

/** A receipt with what was submitted, for the file's own people and the office. */
export function shownReceipt({ content, ...submitted }: SubmittedView) {
  return { ...submitted, content: { ...content } };
}

/** The part of a file that is shown of a page: its answers are fetched by themselves. */
export function shownPages({ pages }: Pick<ApplicationFileView, 'pages'>) {
  return pages.map(({ stage: of, page, version, updatedAt }) => ({ stage: of, page, version, updatedAt }));
}
