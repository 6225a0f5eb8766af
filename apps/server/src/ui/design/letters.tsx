import { MessageList, type ShownMessage } from '../message-list.js';
import type { View } from '../view.js';
import { SAMPLES } from './samples.js';

const HOUR = 3_600_000;

/** What two sides write to each other: opened, not opened yet, new, long, and in another language than the page. */
export function Letters({ view }: { readonly view: View }) {
  const sample = SAMPLES[view.lang];
  const other = SAMPLES[view.lang === 'ar' ? 'fr' : 'ar'];
  const ago = (hours: number) => new Date(view.now.getTime() - hours * HOUR);
  const messages: readonly ShownMessage[] = [
    { id: '1', who: view.t('role.officer'), at: ago(50), text: other.reason, mark: { kind: 'seen' } },
    {
      id: '2',
      who: sample.person,
      at: ago(49),
      text: `${sample.summary}\n\n${sample.summary}\n${sample.file}`,
      mark: { kind: 'own', readAt: ago(40) },
    },
    { id: '3', who: view.t('role.officer'), at: ago(3), text: sample.reason, mark: { kind: 'new' } },
    { id: '4', who: sample.person, at: ago(1), text: sample.project, mark: { kind: 'own', readAt: null } },
  ];
  return <MessageList view={view} messages={messages} />;
}
