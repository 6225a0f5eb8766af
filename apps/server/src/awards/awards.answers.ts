import { CAPACITIES, OUTCOMES, REJECTIONS, STAGES } from '#libs/awards';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const half = z.number().meta({ description: 'In halves of a point: 59 is 29.5 points' });
const minor = z.int().meta({ description: 'In minor units of the call’s currency' });

const lineShown = z.object({
  applicationId: z.uuid(),
  rank: z.int().nullable(),
  code: z.string().nullable(),
  title: z.string(),
  organisationName: z.string(),
  total: half,
  sections: z.record(z.string(), half),
  missed: z.array(z.string()).meta({ description: 'Thresholds that the file misses' }),
  requestedMinor: minor,
  outcome: z.enum(OUTCOMES),
  reasonCode: z.enum(REJECTIONS).nullable(),
  tiedWith: z.array(z.uuid()),
  assessments: z.array(z.object({ assessmentId: z.uuid(), total: half, counted: z.boolean(), conflict: z.boolean() })),
});

/** Shapes of answers, which let nothing else out. */
export const rankingShown = z
  .object({
    stage: z.enum(STAGES),
    lot: z.string(),
    budgetMinor: minor,
    limitMinor: minor,
    takenMinor: minor,
    lines: z.array(lineShown),
    ties: z.array(z.array(z.uuid())),
    waiting: z.int(),
    pending: z.int(),
    fingerprint: z.string().meta({ description: 'Names this ranking; a decision confirms it' }),
    committeeFaults: z.array(z.string()),
    draft: z
      .object({ reason: z.string(), present: z.array(z.uuid()), drawnUpBy: z.uuid(), drawnUpAt: instant })
      .nullable()
      .meta({ description: 'What the secretary drew up about this very ranking, for the chair to confirm' }),
    decided: z.object({ id: z.uuid(), reason: z.string(), decidedAt: instant }).nullable(),
  })
  .meta({ id: 'Ranking' });

export const decidedShown = z.object({ decisionId: z.uuid() }).meta({ id: 'LotDecided' });

export const committeeShown = z
  .object({
    members: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        capacity: z.enum(CAPACITIES),
        unit: z.string(),
        namedAt: instant,
        declaredAt: instant.nullable(),
        conflicts: z.int(),
      }),
    ),
  })
  .meta({ id: 'Committee' });

export const awardShown = z
  .object({
    grantId: z.uuid(),
    code: z.string().nullable(),
    title: z.string(),
    organisationName: z.string(),
    lot: z.string(),
    rank: z.int(),
    amountMinor: minor,
    award: z.enum(['reserve', 'provisional', 'awarded', 'released']),
    state: z.string(),
    placedAt: instant,
    promotedAt: instant.nullable(),
    awardedAt: instant.nullable(),
    releasedAt: instant.nullable(),
  })
  .meta({ id: 'Award' });

export const awardsShown = z
  .object({
    awards: z.array(awardShown),
    lots: z.array(z.object({ lot: z.string(), budgetMinor: minor, provisionalMinor: minor, awardedMinor: minor })),
    unsettled: z.int().meta({ description: 'Files that are not settled yet' }),
  })
  .meta({ id: 'Awards' });

export const awardDecidedShown = z.object({ amountMinor: minor }).meta({ id: 'AwardDecided' });

export const noteShown = z
  .object({ id: z.uuid(), applicationId: z.uuid(), text: z.string(), writtenByName: z.string(), writtenAt: instant })
  .meta({ id: 'CommitteeNote' });

export const discussionShown = z
  .object({
    line: lineShown,
    assessments: z.array(
      z.object({
        assessmentId: z.uuid(),
        scores: z.record(z.string(), z.number()),
        comments: z.record(z.string(), z.string()),
        sections: z.record(z.string(), half),
        total: half,
        counted: z.boolean(),
        conflict: z.boolean(),
      }),
    ),
    notes: z.array(noteShown),
  })
  .meta({ id: 'Discussion' });

export const minutesShown = z
  .object({
    id: z.uuid(),
    kind: z.enum(['tieBreak', 'shortList', 'selection', 'awards']),
    lot: z.string(),
    stage: z.enum(STAGES),
    reason: z.string(),
    decidedAt: instant,
    decidedByName: z.string(),
    drawnUpByName: z.string().nullable(),
    members: z.array(
      z.object({
        name: z.string(),
        capacity: z.string(),
        unit: z.string(),
        wasPresent: z.boolean(),
        hasConflict: z.boolean(),
      }),
    ),
    files: z.array(
      z.object({
        applicationId: z.uuid(),
        code: z.string().nullable(),
        rank: z.int().nullable(),
        total: half,
        requestedMinor: minor,
        outcome: z.enum(OUTCOMES),
        reasonCode: z.enum(REJECTIONS).nullable(),
      }),
    ),
    notes: z.array(noteShown),
    order: z.array(z.object({ applicationId: z.uuid(), code: z.string().nullable() })),
  })
  .meta({ id: 'MinutedDecision' });
