import type { RankingOfLot } from '#libs/awards';
import { Notice } from '../ui/notice.js';
import type { View } from '../ui/view.js';

/** How many files may still change what a letter would say. */
export function StillPending({ view, ranking }: { readonly view: View; readonly ranking: RankingOfLot }) {
  if (ranking.pending === 0) return null;
  return (
    <div class="no-print">
      <Notice tone="info">{view.t('awards.ranking.pending', { count: ranking.pending })}</Notice>
    </div>
  );
}
