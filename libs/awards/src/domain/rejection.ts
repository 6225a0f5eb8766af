import type { ScoredFile } from './ranking.js';

/** Why a committee does not take a file on; codes of letters and of `awards.rejection.<code>` (R23). */
export const REJECTIONS = ['belowThreshold', 'beyondShortList'] as const;
export type RejectionCode = (typeof REJECTIONS)[number];

/** A file that is not taken on; `rank` is null where it was not ranked. */
export interface RejectedFile extends ScoredFile {
  readonly rank: number | null;
  readonly reasonCode: RejectionCode;
}
