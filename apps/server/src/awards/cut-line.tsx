import type { LotDecision } from '#libs/awards';
import type { Call } from '#libs/calls';
import type { VNode } from 'preact';
import { Money } from '../ui/money.js';
import type { View } from '../ui/view.js';

export interface CutLineProps {
  readonly view: View;
  readonly call: Call;
  readonly decision: Pick<LotDecision, 'stage' | 'budgetMinor' | 'limitMinor' | 'takenMinor'>;
}

/** Where a list is cut and how much of it is used, as a sentence. */
export function CutLine({ view, call, decision }: CutLineProps) {
  const { stage, budgetMinor, limitMinor, takenMinor } = decision;
  const money = (key: string, minor: number) => (
    <Money key={key} view={view} minor={minor} currency={call.currency} precision="whole" />
  );
  return (
    <>
      {view.pieces<VNode>(`awards.ranking.cut.${stage}`, {
        budget: money('budget', budgetMinor),
        limit: money('limit', limitMinor),
        taken: money('taken', takenMinor),
      })}
    </>
  );
}
