import type { ApplicationFileView } from '#libs/applications';
import type { View } from '../ui/view.js';

/** What happens next and who acts, for the state that says most: a running grant has several at once. */
export function nextInWords(view: View, { states }: Pick<ApplicationFileView, 'states'>): readonly string[] {
  return states
    .map((state) => `applications.next.${state}`)
    .filter((key) => view.has(key))
    .map((key) => view.t(key));
}

export function statesInWords(view: View, states: readonly string[]): readonly string[] {
  return states.map((state) => view.t(`state.grant.${state}`));
}

/** How a state is shown: colour and shape beside its words. */
export function toneOf(states: readonly string[]) {
  const [state = ''] = states;
  if (states.includes('running.standing.suspended')) return 'attention';
  if (['withdrawn', 'rejected', 'lapsed', 'terminated'].includes(state)) return 'problem';
  if (state === 'closed' || state.endsWith('.settled') || state === 'award.awarded') return 'done';
  if (
    state.startsWith('draft') ||
    state === 'eligibilityCheck.clarification' ||
    state === 'contract.beneficiarySignature'
  ) {
    return 'attention';
  }
  return 'info';
}
