import type { ApplicationFileView, HistoryLine } from '#libs/applications';
import type { View } from '../ui/view.js';

/** What happens next and who acts: a running grant has several states at once. Applicants are spoken to. An end that
 *  has several causes is said by its own where the history is at hand. */
export function nextInWords(
  view: View,
  { states }: Pick<ApplicationFileView, 'states'>,
  reader: 'applicant' | 'office' = 'office',
  history: readonly Pick<HistoryLine, 'event'>[] = [],
): readonly string[] {
  return states.flatMap((state) => {
    const causes = history.map(({ event }) => `applications.next.${state}.${event}`).toReversed();
    const yours = reader === 'applicant' ? [`applications.yours.${state}`] : [];
    const keys = [...causes, ...yours, `applications.next.${state}`];
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
