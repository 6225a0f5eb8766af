import { Money as Amount } from '#libs/kernel';
import type { Currency } from '#libs/kernel';
import { currencySign } from '#libs/platform';
import type { ComponentChildren } from 'preact';
import { Bar, Swatch } from './money-bar.js';
import { DataTable } from './data-table.js';
import { Money } from './money.js';
import type { View } from './view.js';

const KINDS = ['awarded', 'committed', 'paid', 'justified', 'available'] as const;

export interface BudgetRow extends Readonly<Record<(typeof KINDS)[number], number>> {
  readonly key: string;
  readonly label: ComponentChildren;
  /** Minor units, as all of them. */
  readonly ceiling: number;
}

export interface BudgetTableProps {
  readonly view: View;
  readonly caption: string;
  readonly currency: Currency;
  readonly rows: readonly BudgetRow[];
  /** What the rows are. */
  readonly head: string;
}

/** Where the money of each lot is: a bar as long as its ceiling, the figures beside it, and the sums of all. */
export function BudgetTable({ view, caption, currency, rows, head }: BudgetTableProps) {
  const show = (minor: number) => <ExactMoney view={view} minor={minor} currency={currency} />;
  const total = (kind: 'ceiling' | (typeof KINDS)[number]) => show(rows.reduce((sum, row) => sum + row[kind], 0));
  return (
    <div class="budget-figure">
      <p class="budget-unit">{view.t('figures.amountsIn', { currency: currencySign(view.lang, currency) })}</p>
      <DataTable<BudgetRow>
        view={view}
        caption={caption}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        totals={
          rows.length > 1
            ? { ceiling: total('ceiling'), ...Object.fromEntries(KINDS.map((kind) => [kind, total(kind)])) }
            : undefined
        }
        columns={[
          {
            key: 'label',
            head,
            cell: (row) => (
              <>
                {row.label}
                <Bar view={view} figures={row} whole={row.ceiling} />
              </>
            ),
          },
          {
            key: 'ceiling',
            head: view.t('figures.ceiling'),
            kind: 'number' as const,
            cell: ({ ceiling }: BudgetRow) => show(ceiling),
          },
          ...KINDS.map((kind) => ({
            key: kind,
            head: view.t(`ui.money.${kind}`),
            kind: 'number' as const,
            cell: (row: BudgetRow) => show(row[kind]),
          })),
        ]}
      />
      <ul class="budget-legend">
        {KINDS.map((kind) => (
          <li key={kind}>
            <Swatch view={view} kind={kind} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** An amount that a program reads as it is. */
export function ExactMoney(props: { readonly view: View; readonly minor: number; readonly currency: Currency }) {
  const { view, minor, currency } = props;
  return (
    <data value={Amount.of(minor, currency).toDecimal()}>
      <Money view={view} minor={minor} currency={currency} show="amount" precision="whole" />
    </data>
  );
}
