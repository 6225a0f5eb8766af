import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';
import type { OpenPart } from './open-points.js';

/** Everything that is open before submission, part by part, each point a link to its field. */
export function OpenPointsList({ view, parts }: { readonly view: View; readonly parts: readonly OpenPart[] }) {
  if (parts.length === 0) return <Notice tone="done">{view.t('applications.check.complete')}</Notice>;
  const count = parts.reduce((sum, { points }) => sum + points.length, 0);
  return (
    <Notice tone="attention" title={view.t('signoff.open', { count })}>
      {parts.map(({ key, title, points }) => (
        <section key={key} class="open-part">
          <h2 class="open-part-title">{title}</h2>
          <ul>
            {points.map(({ text, href }) => (
              <li key={text}>{href === null ? text : <a href={href}>{text}</a>}</li>
            ))}
          </ul>
        </section>
      ))}
    </Notice>
  );
}
