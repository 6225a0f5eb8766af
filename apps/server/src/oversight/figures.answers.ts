import { STEPS } from '#libs/oversight';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const files = z.int();
const minor = z.int().meta({ description: 'Minor units of the currency of the call' });

export const figuresShown = z
  .object({
    call: z.string(),
    currency: z.string(),
    funnel: z.array(z.object({ step: z.enum(STEPS), files })),
    states: z.array(z.object({ state: z.string(), files })),
    lateFiles: z.int().meta({ description: 'Files with anything that is over its date, each counted once' }),
    lateness: z.array(z.object({ subject: z.string(), deadline: z.string(), files, since: instant })),
    budget: z.array(
      z.object({
        lot: z.string(),
        ceilingMinor: minor,
        awardedMinor: minor,
        committedMinor: minor,
        paidMinor: minor,
        justifiedMinor: minor,
        availableMinor: minor,
      }),
    ),
    provinces: z.array(
      z.object({
        province: z.string().nullable().meta({ description: 'ISO 3166-2 of the seat; null for everywhere else' }),
        submitted: files,
        awarded: files,
        awardedMinor: minor,
      }),
    ),
    coming: z.array(
      z.object({
        subject: z.string(),
        deadline: z.string(),
        at: instant,
        files: files.nullable().meta({ description: 'How many wait for such a date; null for a date of the call' }),
      }),
    ),
  })
  .meta({ id: 'CallFigures' });

export const fileBehindShown = z
  .object({
    id: z.uuid(),
    code: z.string(),
    title: z.string(),
    organisationName: z.string(),
    province: z.string().nullable(),
    lot: z.string(),
    states: z.array(z.string()),
    awardedMinor: z.int().nullable(),
  })
  .meta({ id: 'FileBehindFigure' });

export const callLineShown = z
  .object({
    call: z.string(),
    currency: z.string(),
    budgetMinor: minor,
    submitted: files,
    awarded: files,
    signed: files,
    closed: files,
    awardedMinor: minor,
    committedMinor: minor,
    paidMinor: minor,
    justifiedMinor: minor,
  })
  .meta({ id: 'ProgrammeLine' });
