import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** That messages wait, with the way to them. */
export function UnreadOf({ view, id, unread }: { readonly view: View; readonly id: string; readonly unread: number }) {
  if (unread === 0) return null;
  return (
    <>
      <br />
      <a href={`/files/${id}/messages`}>
        <Status tone="info">{view.t('messages.unread', { n: unread })}</Status>
      </a>
    </>
  );
}
