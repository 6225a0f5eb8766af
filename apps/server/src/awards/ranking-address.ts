import type { Stage } from '#libs/awards';

/** The address of a lot's ranking in a stage. */
export function rankingPath(code: string, stage: Stage, lot: string): string {
  return `/calls/${code}/ranking/${stage}/${lot}`;
}

/** The address of the discussion of one of its files. */
export function discussionPath(
  code: string,
  { stage, lot }: { readonly stage: Stage; readonly lot: string },
  applicationId: string,
): string {
  return `${rankingPath(code, stage, lot)}/discussion/${applicationId}`;
}
