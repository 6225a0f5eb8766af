import { STAGES, type Stage } from '#libs/evaluation';
import type { Call } from '#libs/calls';
import { z } from 'zod';
import { cursorOf } from '../api/cursor.js';

export const SHOWN = ['all', 'open', 'missing', 'divergent'] as const;
export type Shown = (typeof SHOWN)[number];

/** What stands in the address of the list; what is none of ours is left out. */
const asked = z.object({
  stage: z.enum(STAGES).optional().catch(undefined),
  lot: z.string().max(10).optional().catch(undefined),
  show: z.enum(SHOWN).catch('all'),
  cursor: z.string().max(1000).optional().catch(undefined),
});
export type ProgressAsked = z.output<typeof asked> & { readonly stage: Stage };

/** The sort key of the list. */
export const progressKey = z.object({ code: z.string(), applicationId: z.uuid() });

/** A stage that the call has not is as good as none: then it is the first one. */
export function progressAsked(
  query: unknown,
  { stages, firstStage }: Pick<Call, 'stages' | 'firstStage'>,
): ProgressAsked {
  const read = asked.parse(typeof query === 'object' && query !== null ? query : {});
  const stage = stages.find((one) => one === read.stage) ?? firstStage;
  return { ...read, stage, lot: read.lot === '' ? undefined : read.lot };
}

/** The address of the list with these filters. */
export function progressAddress(
  code: string,
  { stage, lot, show }: { readonly stage: Stage; readonly lot?: string | undefined; readonly show: Shown },
  after?: z.output<typeof progressKey>,
): string {
  const query = new URLSearchParams({ stage, show });
  if (lot !== undefined) query.set('lot', lot);
  if (after) query.set('cursor', cursorOf(after));
  return `/calls/${code}/assessments?${query.toString()}`;
}
