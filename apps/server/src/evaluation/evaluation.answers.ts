import { STAGES, STANDINGS } from '#libs/evaluation';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const stage = z.enum(STAGES);
const half = z.number().meta({ description: 'In halves of a point: 59 is 29.5 points' });
const scores = z.record(z.string(), z.number()).meta({ description: 'Scores by criterion' });
const comments = z.record(z.string(), z.string()).meta({ description: 'Comments by section, reasons by criterion' });
const byId = z.record(z.string(), half);

const queuedFile = z.object({
  assignmentId: z.uuid(),
  code: z.string().nullable(),
  title: z.string(),
  lot: z.string(),
  progress: z.enum(['notStarted', 'inProgress', 'final']),
  isSkipped: z.boolean(),
});

/** Shapes of answers, which let nothing else out: no name of an assessor reaches another one. */
export const queueShown = z
  .object({
    callCode: z.string(),
    stage,
    done: z.int(),
    total: z.int(),
    next: z.uuid().nullable().meta({ description: 'The assignment that comes next' }),
    dueAt: instant.nullable(),
    hasDeclared: z.boolean(),
    files: z.array(queuedFile),
  })
  .meta({ id: 'AssessmentQueue' });

export const pastShown = z
  .object({
    assessmentId: z.uuid(),
    assignmentId: z.uuid(),
    callCode: z.string(),
    stage,
    code: z.string().nullable(),
    title: z.string(),
    totalHalves: half,
    submittedAt: instant,
    resultHalves: half.nullable(),
  })
  .meta({ id: 'PastAssessment' });

const proposalShown = z.object({
  title: z.string(),
  lot: z.string(),
  organisation: z.object({ name: z.string(), nameAr: z.string().nullable() }).nullable(),
  request: z.object({
    contributionMinor: z.int(),
    totalCostMinor: z.int(),
    months: z.number(),
    provinces: z.array(z.string()),
  }),
  parts: z.array(
    z.object({
      stage,
      answers: z.record(z.string(), z.unknown()),
      before: z
        .record(z.string(), z.unknown())
        .nullable()
        .meta({ description: 'The answers before a correction that the office had asked for' }),
    }),
  ),
});

export const sheetShown = z
  .object({
    assignmentId: z.uuid(),
    callCode: z.string(),
    stage,
    code: z.string().nullable(),
    grid: z.string().meta({ description: 'Id of the evaluation grid' }),
    scores,
    comments,
    version: z.int(),
    savedAt: instant.nullable(),
    submittedAt: instant.nullable(),
    totalHalves: half.nullable(),
    transferred: byId,
    isOpen: z.boolean(),
    dueAt: instant.nullable(),
    others: z
      .array(z.object({ scores, comments, totalHalves: half }))
      .nullable()
      .meta({ description: 'null until all assessments of the file are final' }),
    result: z.object({ total: half, sections: byId, missed: z.array(z.string()) }).nullable(),
    proposal: proposalShown,
  })
  .meta({ id: 'AssessmentSheet' });

export const savedShown = z.object({ version: z.int(), savedAt: instant }).meta({ id: 'SavedAssessment' });

export const submittedShown = z
  .object({
    assessmentId: z.uuid(),
    submittedAt: instant,
    required: z.int().meta({ description: 'Final assessments that the file needs by now' }),
    isComplete: z.boolean(),
  })
  .meta({ id: 'SubmittedAssessment' });

export const declarationShown = z
  .object({ textVersion: z.string(), language: z.string(), text: z.string(), signedAt: instant })
  .meta({ id: 'Declaration' });

export const loadShown = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    hasDeclared: z.boolean(),
    assigned: z.int(),
    finals: z.int(),
    conflicts: z.int(),
  })
  .meta({ id: 'AssessorLoad' });

export const readershipShown = z
  .object({
    stage: z.enum(STAGES),
    missing: z.int().meta({ description: 'Readers that the file lacks' }),
    replaceable: z.array(z.object({ assignmentId: z.uuid(), name: z.string(), hasBegun: z.boolean() })),
    people: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        assigned: z.int(),
        finals: z.int(),
        standing: z.enum(STANDINGS).meta({ description: '`free` may be chosen; the others say why not' }),
      }),
    ),
  })
  .meta({ id: 'Readership' });

export const progressShown = z
  .object({
    applicationId: z.uuid(),
    code: z.string().nullable(),
    title: z.string(),
    lot: z.string(),
    required: z.int(),
    finals: z.int(),
    missing: z.int(),
    readers: z.array(
      z.object({
        assignmentId: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        state: z.enum(['notStarted', 'inProgress', 'final', 'recused', 'declined', 'withdrawn']),
        since: instant,
        totalHalves: half.nullable(),
      }),
    ),
    isDivergent: z.boolean(),
    resultHalves: half.nullable(),
    completedAt: instant.nullable(),
  })
  .meta({ id: 'RoundOfFile' });
