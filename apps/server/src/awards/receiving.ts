import { stageNamed } from '#libs/awards';
import type { Call } from '#libs/calls';

/** Until when files of a stage still arrive; null once they have: before nobody knows how many there will be. */
export function receivingUntil(call: Call, stage: string, now: Date): Date | null {
  const named = stageNamed(stage);
  const deadline = named ? call.deadlineOf(named) : null;
  return deadline !== null && deadline > now ? deadline : null;
}
