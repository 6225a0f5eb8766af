import { Count } from './figure-section.js';
import { DataTable } from './data-table.js';
import type { View } from './view.js';

export interface FunnelStep {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  /** Where the rows are that are counted. */
  readonly href: string | null;
}

export interface FunnelProps {
  readonly view: View;
  readonly caption: string;
  readonly steps: readonly FunnelStep[];
}

/** How many got how far: each step narrows to the next one, and the table says the same in numbers. */
export function Funnel({ view, caption, steps }: FunnelProps) {
  const rows = steps.map((step, place) => ({
    ...step,
    before: steps[place - 1]?.count ?? null,
    after: steps[place + 1],
  }));
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <div class="funnel">
      <DataTable
        view={view}
        caption={caption}
        captionHidden
        narrow="table"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'step', head: view.t('figures.step'), cell: ({ label }) => label },
          {
            key: 'picture',
            head: view.t('figures.picture'),
            cell: ({ count, after }) => <Narrowing from={count / most} to={(after?.count ?? count) / most} />,
          },
          {
            key: 'files',
            head: view.t('figures.files'),
            kind: 'number',
            cell: ({ count, href }) => <Count view={view} n={count} href={href} />,
          },
          {
            key: 'share',
            head: view.t('figures.ofTheStepBefore'),
            kind: 'number',
            // Where nobody has come yet there is no share to speak of: "0 %" would say that everybody failed.
            cell: ({ count, before }) =>
              before === null || before === 0 || count === 0 ? null : view.format.percent(Math.min(1, count / before)),
          },
        ]}
      />
    </div>
  );
}

const WIDTH = 1000;
/** What is not nothing can be seen. */
const LEAST = 8;

/** One part of the funnel, as wide above as its own count and below as the next one's. */
function Narrowing({ from, to }: { readonly from: number; readonly to: number }) {
  const [above, below] = [widthOf(from), widthOf(Math.min(from, to))];
  const left = (width: number) => (WIDTH - width) / 2;
  const right = (width: number) => (WIDTH + width) / 2;
  return (
    <svg
      class="funnel-part"
      viewBox={`0 0 ${WIDTH} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <polygon points={`${left(above)},0 ${right(above)},0 ${right(below)},100 ${left(below)},100`} />
    </svg>
  );
}

function widthOf(share: number): number {
  return share <= 0 ? 0 : Math.max(LEAST, Math.round(share * WIDTH));
}
