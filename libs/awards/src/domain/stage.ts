/** What a committee puts in order: concept notes for the short list, full applications for the selection. */
export const STAGES = ['conceptNote', 'fullApplication'] as const;
export type Stage = (typeof STAGES)[number];

/** The state of a grant whose assessments are done and whose committee has not decided. */
export const AWAITING_DECISION = {
  conceptNote: 'scoring.conceptNoteScored',
  fullApplication: 'scoring.ranked',
} as const satisfies Record<Stage, string>;

/** Reads a stage from an address; null where the text names none. */
export function stageNamed(text: unknown): Stage | null {
  return STAGES.find((stage) => stage === text) ?? null;
}
