import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { statesInWords, toneOf } from './next-words.js';

/** A contract in force is the rule; only its exception is worth a word beside the others. */
const GOES_WITHOUT_SAYING = 'running.standing.active';

/** Where a file stands. A running grant stands in several places at once: each of them has its own words. */
export function States({ view, states }: { readonly view: View; readonly states: readonly string[] }) {
  const shown = states.length > 1 ? states.filter((state) => state !== GOES_WITHOUT_SAYING) : states;
  return (
    <span class="states">
      {shown.map((state) => (
        <Status key={state} tone={toneOf([state])}>
          {statesInWords(view, [state])[0]}
        </Status>
      ))}
    </span>
  );
}
