import type { News } from '#libs/payments';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

/** What is different since the reader last said that they had looked. */
export function NewsMarks({ view, news }: { readonly view: View; readonly news: readonly News[] }) {
  if (news.length === 0) return null;
  return (
    <span class="tags">
      {news.map((one) => (
        <Status key={one} tone="info">
          {view.t(`finance.news.${one}`)}
        </Status>
      ))}
    </span>
  );
}
