import { directionOf, currencySign } from '#libs/platform';
import { DataTable } from './data-table.js';
import { Money } from './money.js';
import type { View } from './view.js';

const KINDS = ['awarded', 'committed', 'paid', 'justified', 'available'] as const;
export type MoneyKind = (typeof KINDS)[number];

export interface MoneyBarProps {
  readonly view: View;
  readonly currency: string;
  /** Minor units. */
  readonly figures: Readonly<Record<MoneyKind, number>>;
}

/** Where the money of a grant is: one bar, and the same figures as a table, which is also its legend. */
export function MoneyBar({ view, currency, figures }: MoneyBarProps) {
  return (
    <div class="money-bar">
      <Bar view={view} figures={figures} />
      <DataTable
        view={view}
        caption={view.t('ui.money.of')}
        captionHidden
        narrow="table"
        rows={KINDS}
        rowKey={(kind) => kind}
        columns={[
          { key: 'kind', head: view.t('ui.money.kind'), cell: (kind) => <Swatch view={view} kind={kind} /> },
          {
            key: 'amount',
            head: `${view.t('ui.money.amount')} (${currencySign(view.lang, currency)})`,
            kind: 'number',
            cell: (kind) => <Money view={view} minor={figures[kind]} currency={currency} show="amount" />,
          },
          {
            key: 'share',
            head: view.t('ui.money.share'),
            kind: 'number',
            cell: (kind) => view.format.percent(share(figures, kind)),
          },
        ]}
      />
    </div>
  );
}

function Swatch({ view, kind }: { readonly view: View; readonly kind: MoneyKind }) {
  return (
    <span class="swatch-row">
      <svg class="swatch" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
        <rect class={`bar-${kind}`} x="1" y="1" width="12" height="12" rx="2" />
      </svg>
      {view.t(`ui.money.${kind}`)}
    </span>
  );
}

/** Each kind lies within the one before it, so the bars lie in one another; what is available is the open rest. */
const DRAWN: readonly { readonly kind: MoneyKind; readonly y: number; readonly height: number }[] = [
  { kind: 'available', y: 1, height: 38 },
  { kind: 'committed', y: 1, height: 38 },
  { kind: 'paid', y: 9, height: 22 },
  { kind: 'justified', y: 17, height: 6 },
];

const WIDTH = 1000;

function Bar({ view, figures }: Pick<MoneyBarProps, 'view' | 'figures'>) {
  const fromEnd = directionOf(view.lang) === 'rtl';
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 40`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {DRAWN.map(({ kind, y, height }) => {
        const width = kind === 'available' ? WIDTH : Math.round(share(figures, kind) * WIDTH);
        return (
          <rect key={kind} class={`bar-${kind}`} x={fromEnd ? WIDTH - width : 0} y={y} width={width} height={height} />
        );
      })}
    </svg>
  );
}

/** Of what was awarded, between none and all of it. */
function share(figures: MoneyBarProps['figures'], kind: MoneyKind): number {
  return figures.awarded > 0 ? Math.min(1, Math.max(0, figures[kind] / figures.awarded)) : 0;
}
