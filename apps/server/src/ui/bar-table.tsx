import { directionOf } from '#libs/platform';
import type { ComponentChildren } from 'preact';
import { DataTable } from './data-table.js';
import { Count } from './figure-section.js';
import type { View } from './view.js';

export interface Bar {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly count: number;
  readonly href: string | null;
  /** What else is to be said of it. */
  readonly more?: ComponentChildren;
  /** What else is counted or summed of it. */
  readonly numbers?: readonly ComponentChildren[];
}

export interface BarTableProps {
  readonly view: View;
  readonly caption: string;
  /** What the bars are, what is counted, and what else is said. */
  readonly heads: {
    readonly label: string;
    readonly count: string;
    readonly more?: string;
    readonly numbers?: readonly string[];
  };
  readonly bars: readonly Bar[];
  readonly tone?: 'accent' | 'problem';
  readonly empty: ComponentChildren;
}

/** Counts beside each other, the longest bar being the largest; the table is the picture and its numbers at once. */
export function BarTable({ view, caption, heads, bars, tone = 'accent', empty }: BarTableProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const { more, numbers = [] } = heads;
  return (
    <DataTable<Bar>
      view={view}
      caption={caption}
      captionHidden
      narrow="table"
      rows={bars}
      rowKey={({ key }) => key}
      empty={empty}
      columns={[
        { key: 'label', head: heads.label, cell: ({ label }) => label },
        {
          key: 'bar',
          head: view.t('figures.picture'),
          cell: ({ count }) => <Length view={view} share={count / most} tone={tone} />,
        },
        {
          key: 'count',
          head: heads.count,
          kind: 'number',
          cell: ({ count, href }) => <Count view={view} n={count} href={href} />,
        },
        ...numbers.map((head, n) => ({
          key: head,
          head,
          kind: 'number' as const,
          cell: (bar: Bar) => bar.numbers?.[n],
        })),
        ...(more === undefined ? [] : [{ key: 'more', head: more, cell: (bar: Bar) => bar.more }]),
      ]}
    />
  );
}

interface LengthProps {
  readonly view: View;
  readonly share: number;
  readonly tone: 'accent' | 'problem';
}

const WIDTH = 1000;

/** Begins where the language begins. */
function Length({ view, share, tone }: LengthProps) {
  const width = share <= 0 ? 0 : Math.max(8, Math.round(share * WIDTH));
  const x = directionOf(view.lang) === 'rtl' ? WIDTH - width : 0;
  return (
    <svg
      class={`length length-${tone}`}
      viewBox={`0 0 ${WIDTH} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="length-whole" x="0" y="0" width={WIDTH} height="10" />
      <rect class="length-own" x={x} y="0" width={width} height="10" />
    </svg>
  );
}
