import type { Tone } from '../ui/status.js';

/** How a state of a call is coloured: what waits for the office, what runs, what is over. */
export function toneOfCall(state: string): Tone {
  if (state === 'draft' || state === 'approved') return 'attention';
  if (state === 'cancelled') return 'problem';
  if (state === 'archived') return 'neutral';
  return state === 'published' ? 'done' : 'info';
}
