/** The two stages that are scored, each with a grid of its own. */
export const STAGES = ['conceptNote', 'fullApplication'] as const;
export type Stage = (typeof STAGES)[number];

/** The state of a grant in which its assessments of a stage are awaited. */
export function scoringState(stage: Stage): string {
  return `scoring.${stage}`;
}

/** Reads a stage from a payload or an address; null where the text names none. */
export function stageNamed(text: unknown): Stage | null {
  return STAGES.find((stage) => stage === text) ?? null;
}
