import type { BudgetDraft } from '#libs/applications';
import { type Border, type BudgetTerms, type Ceiling, ceilingsOf, judged, type JudgedCeiling } from '#libs/calls';
import { Sentence } from '../ui/sentence.js';
import { Status } from '../ui/status.js';
import type { View } from '../ui/view.js';

export interface BudgetCeilingsProps {
  readonly view: View;
  readonly draft: BudgetDraft;
  readonly terms: BudgetTerms;
  readonly currency: string;
  /** The contribution of the concept note and how far one may move from it; null where there is none. */
  readonly move: { readonly conceptNoteMinor: number; readonly percent: number } | null;
}

type State = JudgedCeiling['state'] | 'open';

/** The borders of the call, each with whether it is kept, by how much it is not, and what would keep it. */
export function BudgetCeilings({ view, draft, terms, currency, move }: BudgetCeilingsProps) {
  return (
    <section>
      <h2>{view.t('budget.ceilings')}</h2>
      <ul class="budget-ceilings">
        {ceilingsOf(terms, move).map((ceiling) => (
          <CeilingLine
            key={ceiling.code}
            view={view}
            ceiling={judged(ceiling, draft.totals)}
            terms={terms}
            currency={currency}
            move={move}
          />
        ))}
      </ul>
    </section>
  );
}

type CeilingLineProps = Omit<BudgetCeilingsProps, 'draft'> & { readonly ceiling: JudgedCeiling };

function CeilingLine({ view, ceiling, terms, currency, move }: CeilingLineProps) {
  const state: State = ceiling.state === 'below' && ceiling.valueMinor === 0 ? 'open' : ceiling.state;
  const amounts = {
    by: ceiling.byMinor,
    least: ceiling.leastMinor,
    most: ceiling.mostMinor,
    value: ceiling.valueMinor,
  };
  const fills = Object.fromEntries(
    Object.entries(amounts).map(([name, minor]) => [
      name,
      <bdi class="nums" data-fill={name}>
        {view.format.amount(minor ?? 0, currency)}
      </bdi>,
    ]),
  );
  return (
    <li {...dataOf(ceiling)}>
      <span class="budget-ceiling-name">
        {view.t(`budget.ceiling.${ceiling.code}.name`, namesOf(view, terms, currency, move))}
      </span>
      {statesOf(ceiling).map((one) => (
        <span key={one} data-state={one} hidden={one !== state}>
          <Status tone={one === 'kept' ? 'done' : one === 'open' ? 'neutral' : 'problem'}>
            <Sentence view={view} of={`budget.ceiling.${ceiling.code}.${one}`} with={fills} />
          </Status>
        </span>
      ))}
    </li>
  );
}

function statesOf({ least, most }: Ceiling): readonly State[] {
  return ['kept', ...(least ? (['open', 'below'] as const) : []), ...(most ? (['above'] as const) : [])];
}

function namesOf(view: View, { rules, share, lot }: BudgetTerms, currency: string, move: BudgetCeilingsProps['move']) {
  return {
    indirect: rules.indirectMaxPercent,
    contingency: rules.contingencyMaxPercent,
    minShare: share.minPercent,
    maxShare: share.maxPercent,
    minGrant: view.format.money(lot.minGrantMinor, currency),
    maxGrant: view.format.money(lot.maxGrantMinor, currency),
    conceptNote: view.format.money(move?.conceptNoteMinor ?? 0, currency),
    move: move?.percent ?? 0,
  };
}

/** What `minha-totals` needs to judge the border while somebody types. */
function dataOf({ code, of, least, most, once }: Ceiling) {
  return {
    'data-ceiling': code,
    'data-of': of,
    ...(least ? { 'data-least': written(least) } : {}),
    ...(most ? { 'data-most': written(most) } : {}),
    ...(once ? { 'data-once': once } : {}),
  };
}

function written(border: Border): string {
  return 'minor' in border ? String(border.minor) : `${border.percent} ${border.of}`;
}
