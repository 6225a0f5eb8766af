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
  /** What everything is a share of; the kinds before it are not shown. */
  readonly of?: 'awarded' | 'committed';
}

/** Where the money of a grant is: one bar, and the same figures as a table, which is also its legend. */
export function MoneyBar({ view, currency, figures, of = 'awarded' }: MoneyBarProps) {
  const whole = figures[of];
  return (
    <div class="money-bar">
      <Bar view={view} figures={figures} whole={whole} />
      <DataTable
        view={view}
        caption={view.t('ui.money.of')}
        captionHidden
        narrow="table"
        rows={KINDS.slice(KINDS.indexOf(of))}
        rowKey={(kind) => kind}
        columns={[
          {
            key: 'kind',
            head: view.t('ui.money.kind'),
            cell: (kind) => <Swatch view={view} kind={kind} label={labelIn(view, kind)} />,
          },
          {
            key: 'amount',
            head: `${view.t('ui.money.amount')} (${currencySign(view.lang, currency)})`,
            kind: 'number',
            cell: (kind) => <Money view={view} minor={figures[kind]} currency={currency} show="amount" />,
          },
          {
            key: 'share',
            head: view.t(`ui.money.shareOf.${of}`),
            kind: 'number',
            cell: (kind) => view.format.percent(share(figures[kind], whole)),
          },
        ]}
      />
    </div>
  );
}

/** What a grant may still ask for is another thing than what a lot may still award. */
function labelIn(view: View, kind: MoneyKind): string {
  return view.t(kind === 'available' ? 'ui.money.left' : `ui.money.${kind}`);
}

export interface SwatchProps {
  readonly view: View;
  readonly kind: MoneyKind;
  readonly label?: string;
}

/** The colour of a kind; what is justified lies within what is paid, as in the bar. */
export function Swatch({ view, kind, label = view.t(`ui.money.${kind}`) }: SwatchProps) {
  return (
    <span class="swatch-row">
      <svg class="swatch" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
        <rect class={`bar-${kind === 'justified' ? 'paid' : kind}`} x="1" y="1" width="12" height="12" rx="2" />
        {kind === 'justified' ? <rect class="bar-justified" x="1" y="5" width="12" height="4" /> : null}
      </svg>
      {label}
    </span>
  );
}

/** Each kind lies within the one before it, so the bars lie in one another; what is available is the open rest. */
const DRAWN: readonly { readonly kind: MoneyKind; readonly y: number; readonly height: number }[] = [
  { kind: 'committed', y: 1, height: 38 },
  { kind: 'paid', y: 9, height: 22 },
  { kind: 'justified', y: 17, height: 6 },
];

const WIDTH = 1000;

export interface BarProps {
  readonly view: View;
  readonly figures: Readonly<Record<MoneyKind, number>>;
  /** What the whole length stands for: the award, or the ceiling that awards are made from. */
  readonly whole: number;
}

export function Bar({ view, figures, whole }: BarProps) {
  const fromEnd = directionOf(view.lang) === 'rtl';
  const drawn = whole > figures.awarded ? [{ kind: 'awarded' as const, y: 1, height: 38 }, ...DRAWN] : DRAWN;
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 40`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bar-available" x={0} y={1} width={WIDTH} height={38} />
      {drawn.map(({ kind, y, height }) => {
        const width = Math.round(share(figures[kind], whole) * WIDTH);
        return (
          <rect key={kind} class={`bar-${kind}`} x={fromEnd ? WIDTH - width : 0} y={y} width={width} height={height} />
        );
      })}
    </svg>
  );
}

/** Of the whole, between none and all of it. */
function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
