import type { Alternative } from '../machine.js';
import type { Circumstances, Effect } from '../types.js';

/** What a transition asks for, in the order of the file, as seen after the event was remembered. */
export function effectsOf(alternative: Alternative, after: Circumstances): readonly Effect[] {
  return alternative.effects.map(({ name, params, word }) => ({ name, payload: word.payload(params, after) }));
}
