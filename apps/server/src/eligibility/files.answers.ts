import { STAGES } from '#libs/applications';
import { CHECK_KINDS } from '#libs/eligibility';
import { LONGEST_TEXT } from '#libs/kernel';
import { LANGS } from '#libs/platform';
import { z } from 'zod';
import { instant } from '../api/answers.js';
import { clarificationShown, documentShown, submissionLine } from '../applications/applications.answers.js';

export const fileLine = z
  .object({
    id: z.uuid(),
    code: z.string(),
    callCode: z.string(),
    title: z.string(),
    organisationName: z.string(),
    lot: z.string(),
    state: z.string(),
    dueAt: instant.nullable(),
    submittedAt: instant.nullable(),
    requestedMinor: z.int().nullable(),
  })
  .meta({ id: 'FileInList' });

const lineAnswer = z.strictObject({
  line: z.string(),
  answer: z.enum(['yes', 'no']),
  reason: z.string().max(LONGEST_TEXT).default(''),
});

export const checkShown = z
  .object({
    id: z.uuid(),
    kind: z.enum(CHECK_KINDS),
    outcome: z.enum(['passed', 'failed']),
    lines: z.array(lineAnswer),
    reasonCode: z.string().nullable(),
    reason: z.string().nullable(),
    decidedAt: instant,
    decidedBy: z.uuid(),
  })
  .meta({ id: 'Check' });

export const fileShown = z
  .object({
    id: z.uuid(),
    code: z.string(),
    callId: z.uuid(),
    lot: z.string(),
    title: z.string(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    states: z.array(z.string()),
    nextDeadline: z.object({ name: z.string(), dueAt: instant }).nullable(),
    submissions: z.array(submissionLine),
    documents: z.array(documentShown).meta({ description: 'Those handed in; none before the deadline has passed' }),
    checks: z.array(checkShown),
    clarifications: z.array(clarificationShown),
  })
  .meta({ id: 'File' });

export const checklistShown = z
  .object({
    kind: z.enum(CHECK_KINDS),
    lines: z.array(
      z.object({
        line: z.string(),
        text: z.string(),
        reasonCode: z.string(),
        verdict: z.enum(['yes', 'no', 'manual']).meta({ description: 'What the facts say; you decide' }),
        finding: z.string(),
      }),
    ),
  })
  .meta({ id: 'Checklist' });

export const decisionInput = z.strictObject({ lines: z.array(lineAnswer).max(200) }).meta({ id: 'CheckInput' });
export const decisionShown = z
  .object({ checkId: z.uuid(), outcome: z.enum(['passed', 'failed']) })
  .meta({ id: 'CheckDecision' });
export const questionInput = z
  .strictObject({
    question: z.string().trim().min(1).max(LONGEST_TEXT),
    opened: z
      .array(
        z.strictObject({
          stage: z.enum(STAGES),
          part: z.string().max(100).meta({ description: 'A page of the form, `budget`, or a kind of document' }),
          reason: z.string().trim().min(1).max(1000),
        }),
      )
      .max(100)
      .default([])
      .meta({ description: 'Sections that the applicant may correct, each with its reason' }),
  })
  .meta({ id: 'ClarificationInput' });
export const questionMade = z.object({ clarificationId: z.uuid() }).meta({ id: 'ClarificationMade' });

const written = z.object({ subject: z.string(), body: z.string() });
export const letterShown = z
  .object({
    event: z.string(),
    template: z.string(),
    readers: z.array(z.object({ name: z.string(), language: z.enum(LANGS) })),
    texts: z.object({ fr: written, ar: written, en: written }),
    namesDeadline: z.boolean().meta({ description: 'The decision adds a deadline that is left out here' }),
    missing: z
      .array(z.enum(['reader', 'title']))
      .meta({ description: 'What the letter lacks: anybody who would read it, or a title of the file' }),
  })
  .meta({ id: 'LetterPreview' });
