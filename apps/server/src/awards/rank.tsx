import type { View } from '../ui/view.js';

export interface RankProps {
  readonly view: View;
  readonly rank: number | null;
}

/** The place of a file; where its row is a card, no head of a column says what the number is. */
export function Rank({ view, rank }: RankProps) {
  if (rank === null) {
    return (
      <>
        <span class="on-cards">{view.t('awards.ranking.unranked')}</span>
        <span class="on-rows">–</span>
      </>
    );
  }
  return (
    <>
      <span class="on-cards">{view.t('awards.ranking.rank')} </span>
      {view.format.number(rank)}
    </>
  );
}
