import { STAGES } from '#libs/applications';
import { z } from 'zod';
import { instant } from '../api/answers.js';

const made = {
  version: z.int().meta({ description: 'The version of the page that it made' }),
  first: z.int().meta({ description: 'The first version of those that are told here as one' }),
  changedAt: instant,
  personName: z.string(),
  isUndo: z.boolean(),
};

export const answerChangeShown = z
  .object({ question: z.string(), ...made, before: z.unknown(), after: z.unknown() })
  .meta({ id: 'AnswerChange', description: 'Answers as they were typed; null where there was none' });

export const budgetChangeShown = z
  .object({
    ...made,
    cells: z.array(z.object({ cell: z.string(), before: z.string(), after: z.string() })),
    rowsBegun: z.array(z.string()),
  })
  .meta({ id: 'BudgetChange', description: 'Cells by their names: `l3.quantity`, `s1.amount`, `indirect`' });

export const presenceInput = z
  .strictObject({ since: z.int().min(0).default(0).meta({ description: 'The version of the page that you know' }) })
  .meta({ id: 'PresenceInput' });

export const aroundShown = z
  .object({
    version: z.int(),
    neighbours: z.array(z.object({ name: z.string(), stage: z.enum(STAGES), page: z.string(), since: instant })),
    changed: z.array(z.object({ question: z.string(), version: z.int(), name: z.string(), changedAt: instant })),
  })
  .meta({
    id: 'AroundPage',
    description: 'Who else writes in this file now, and what changed since the version known',
  });
