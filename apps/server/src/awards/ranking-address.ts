import type { Stage } from '#libs/awards';

/** The address of a lot's ranking in a stage. */
export function rankingPath(code: string, stage: Stage, lot: string): string {
  return `/calls/${code}/ranking/${stage}/${lot}`;
}
