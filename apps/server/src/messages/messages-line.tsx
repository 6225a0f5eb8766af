import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** Says that messages wait to be read, with the way to them; nothing where none do. */
export function UnreadMessages({
  view,
  unread,
  href,
}: {
  readonly view: View;
  readonly unread: number;
  readonly href: string;
}) {
  if (unread === 0) return null;
  return (
    <Notice tone="info">
      <p>
        <a href={href}>{view.t('messages.unread', { n: unread })}</a>
      </p>
    </Notice>
  );
}
