import { hasBudget, stageDraft } from '#libs/applications';
import type { Call } from '#libs/calls';
import type { ProposalPart } from '#libs/evaluation';
import { BudgetFigures } from '../applications/budget-figures.js';
import type { View } from '../ui/view.js';

export interface BudgetOfProposalProps {
  readonly view: View;
  readonly call: Call;
  readonly lot: string;
  readonly part: ProposalPart;
}

/** The budget of a part that has one, with the sums that the server computes. */
export function BudgetOfProposal({ view, call, lot, part }: BudgetOfProposalProps) {
  const { stage } = part;
  if (!hasBudget(call.form(stage))) return null;
  const pages = Object.entries(part.answers).map(([page, answers]) => ({ stage, page, answers }));
  const { budget } = stageDraft(call, stage, { lot, pages, documents: [] });
  if (!budget) return null;
  return (
    <section class="answers-section">
      <h4>{view.t('evaluation.proposal.budget')}</h4>
      <BudgetFigures view={view} draft={budget} rules={call.file.budget} currency={call.currency} />
    </section>
  );
}
