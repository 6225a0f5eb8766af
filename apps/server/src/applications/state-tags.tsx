import { Status, type Tone } from '../ui/status.js';
import type { View } from '../ui/view.js';
import { statesInWords, toneOf } from './next-words.js';
import { worthSaying } from './status-rules.js';

/** States of a running grant that are not simply well. */
const RUNNING: Readonly<Record<string, Tone>> = {
  'running.disbursement.prefinancing': 'info',
  'running.disbursement.balance': 'info',
  'running.reporting.implementation': 'info',
  'running.reporting.finalReport': 'info',
  'running.standing.suspended': 'problem',
};

/** Where a file stands. A running grant stands in several places at once: one tag for each thing that is so. */
export function StateTags({ view, states }: { readonly view: View; readonly states: readonly string[] }) {
  return (
    <span class="tags">
      {worthSaying(states).map((state) => (
        <Status key={state} tone={RUNNING[state] ?? toneOf([state])}>
          {view.format.list(statesInWords(view, [state]))}
        </Status>
      ))}
    </span>
  );
}
