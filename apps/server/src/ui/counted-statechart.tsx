import { directionOf } from '#libs/platform';
import { DataTable } from './data-table.js';
import { Count } from './figure-section.js';
import { layOut, type Chart } from './statechart-layout.js';
import { inDirection, Picture, PictureFrame, type StateCount } from './statechart-picture.js';
import type { View } from './view.js';

export interface CountedStatechartProps {
  readonly view: View;
  readonly chart: Chart;
  readonly label: string;
  readonly countOf: (id: string) => StateCount;
}

/** The procedure with how many are in each state; the same as a table, where each number leads to its list too. */
export function CountedStatechart({ view, chart, label, countOf }: CountedStatechartProps) {
  const layout = layOut(chart);
  return (
    <div class="statechart statechart-counted">
      <PictureFrame view={view} label={label}>
        <Picture
          layout={inDirection(layout, directionOf(view.lang))}
          roleOf={(id) => (countOf(id).files > 0 ? 'filled' : 'other')}
          counted={{ view, countOf }}
        />
      </PictureFrame>
      <DataTable
        view={view}
        caption={label}
        captionHidden
        narrow="table"
        rows={layout.placed}
        rowKey={(state) => state.id}
        columns={[
          { key: 'state', head: view.t('ui.chart.state'), cell: (state) => state.label },
          {
            key: 'files',
            head: view.t('figures.files'),
            kind: 'number',
            cell: ({ id }) => <Count view={view} n={countOf(id).files} href={countOf(id).href} />,
          },
        ]}
      />
    </div>
  );
}
