import type { MessageMark } from '#libs/messages';
import type { Moment } from '../ui/timeline.js';
import type { View } from '../ui/view.js';

/** The messages of a file for its story: that one was written and by whom; what it says is in the thread. */
export interface StoryMessages {
  readonly marks: readonly MessageMark[];
  readonly href: string;
  readonly reader: 'applicant' | 'office';
}

export function messageMoments(view: View, { marks, href, reader }: StoryMessages): readonly Moment[] {
  return marks.map(({ id, side, role, authorName, writtenAt }) => ({
    key: `message-${id}`,
    at: writtenAt,
    quiet: true,
    title: view.t(`messages.story.${side}`),
    by: side === reader && authorName !== null ? authorName : view.t(`role.by.${role}`),
    children: <a href={`${href}#message-${id}`}>{view.t('messages.story.read')}</a>,
  }));
}

/** Two stories told as one, newest first. */
export function woven(one: readonly Moment[], other: readonly Moment[]): readonly Moment[] {
  return [...one, ...other].toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
