import type { HistoryLine } from '#libs/applications';

/** The corrected version that came with an answer; null for anything else. */
export function correctedVersionIn(event: string, payload: HistoryLine['payload']): string | null {
  const corrected = event === 'clarificationAnswered' ? payload['submission'] : null;
  const id: unknown =
    typeof corrected === 'object' && corrected !== null ? Reflect.get(corrected, 'submissionId') : null;
  return typeof id === 'string' ? id : null;
}
