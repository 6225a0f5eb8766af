import type { ApplicationFileView } from '#libs/applications';
import type { View } from '../ui/view.js';

/** What happens next and who acts: a running grant has several states at once. Applicants are spoken to. */
export function nextInWords(
  view: View,
  { states }: Pick<ApplicationFileView, 'states'>,
  reader: 'applicant' | 'office' = 'office',
): readonly string[] {
  return states.flatMap((state) => {
    const keys = [...(reader === 'applicant' ? [`applications.yours.${state}`] : []), `applications.next.${state}`];
    const known = keys.find((key) => view.has(key));
    return known === undefined ? [] : [view.t(known)];
  });
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
