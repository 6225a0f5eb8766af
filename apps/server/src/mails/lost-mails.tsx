import type { LostMail } from '#libs/notifications';
import { ActionForm } from '../ui/action-form.js';
import { Code } from '../ui/code.js';
import { DateTime } from '../ui/date-time.js';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** Tells somebody that mails did not reach them; nothing where all did. */
export function LostMails({ view, lost }: { readonly view: View; readonly lost: readonly LostMail[] }) {
  const [newest] = lost;
  if (!newest) return null;
  return (
    <Notice tone="problem" title={view.t('mails.lost.title', { n: lost.length })}>
      <p>{view.pieces('mails.lost.address', { address: <Code key="address">{newest.address}</Code> })}</p>
      <ul>
        {lost.map(({ subject, at }) => (
          <li key={`${subject} ${at.toISOString()}`}>
            <bdi>{subject}</bdi> <DateTime view={view} at={at} show="day" />
          </li>
        ))}
      </ul>
      <ActionForm view={view} action="/account/mails/lost" label={view.t('mails.lost.seen')} weight="secondary" />
    </Notice>
  );
}
